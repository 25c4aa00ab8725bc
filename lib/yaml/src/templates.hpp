// Templates, repeats and sections: what stands in a list of elements, made into one draft for each element.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mapping.hpp"
#include "node.hpp"
#include "reader.hpp"

namespace takt::yaml {

/// An element before its values are read.
struct Draft {
    std::string_view kind;                ///< `station`; empty when the file gives no kind
    std::shared_ptr<const Mapping> body;  ///< shared by all of a repeat with a number
    std::optional<std::uint32_t> n;       ///< its number in such a repeat
    std::string name;                     ///< empty when it has none that can be read
};

class Templates {
  public:
    /// Elements that a plant may have, repeats counted.
    static constexpr std::size_t most_elements = 100'000;

    Templates(Reader& reader, Tables& tables, Forest& forest) : reader_(reader), tables_(tables), forest_(forest) {}

    /// Takes the templates of a section `templates`.
    void add(const Node& section);

    /// The drafts of a list of elements, in order.
    std::vector<Draft> expand(const Node& list);

    /// Looks at the keys of templates that no element uses.
    void check_unused(Diagnostics& diagnostics);

    /// False when a template is missing, so that keys may be missing too.
    bool complete() const { return complete_; }

  private:
    struct Template {
        const Node* name;
        const Node* body;
        bool used = false;
    };

    /// An element with the keys of its templates, before it is repeated.
    struct Prepared {
        Draft draft;
        const Node* repeat = nullptr;
    };

    void expand_item(const Node& item, std::vector<Draft>& drafts);
    void expand_section(const Node& content, std::vector<Draft>& drafts);
    std::vector<Prepared> elements_of_section(const Node& list);
    Prepared prepare(const Node& item, std::string_view kind);
    bool is_one_key(const Node& item);
    std::string_view kind_of(const Node& key);
    void take_language_keys(std::string_view kind, Mapping& body, const Node*& use, const Node*& repeat);
    void merge(const Node& use, Mapping& body);
    void merge_one(const Node& mention, Mapping& body);
    void repeat(const Node& times, const std::vector<Prepared>& elements, std::vector<Draft>& drafts);
    void repeat_by_number(const Node& times, const std::vector<Prepared>& elements, std::vector<Draft>& drafts);
    void repeat_by_rows(const Node& file, const std::vector<Prepared>& elements, std::vector<Draft>& drafts);
    bool expect_in_names(const std::vector<Prepared>& elements, bool by_rows);
    void add_draft(const Node& item, Draft draft, std::vector<Draft>& drafts);

    Reader& reader_;
    Tables& tables_;
    Forest& forest_;
    std::unordered_map<std::string_view, Template> templates_;
    std::vector<std::string_view> order_;
    std::deque<TemplateUse> uses_;
    std::size_t elements_ = 0;
    bool complete_ = true;
};

}  // namespace takt::yaml
