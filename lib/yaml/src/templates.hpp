// Templates, and repeats: what stands in a list of elements, made into one draft for each element.
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
    std::shared_ptr<const Mapping> body;  ///< shared by all of a repeat
    std::optional<std::uint32_t> n;       ///< its number in a repeat
    std::string name;                     ///< empty when it has none that can be read
};

class Templates {
  public:
    /// Elements that a plant may have, repeats counted.
    static constexpr std::size_t most_elements = 100'000;

    explicit Templates(Reader& reader) : reader_(reader) {}

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

    void expand_element(const Node& item, std::vector<Draft>& drafts);
    std::string_view kind_of(const Node& key);
    void take_language_keys(std::string_view kind, Mapping& body, const Node*& use, const Node*& repeat);
    void merge(const Node& use, Mapping& body);
    void merge_one(const Node& mention, Mapping& body);
    void repeat(const Node& count, Draft draft, std::vector<Draft>& drafts);
    void add_draft(const Node& item, Draft draft, std::vector<Draft>& drafts);

    Reader& reader_;
    std::unordered_map<std::string_view, Template> templates_;
    std::vector<std::string_view> order_;
    std::deque<TemplateUse> uses_;
    std::size_t elements_ = 0;
    bool complete_ = true;
};

}  // namespace takt::yaml
