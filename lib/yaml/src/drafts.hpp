// What stands in a list of elements, sections and repeats among them, made into one draft for each element.
#pragma once

#include <string_view>
#include <vector>

#include "draft.hpp"
#include "mapping.hpp"
#include "node.hpp"
#include "reader.hpp"
#include "repeats.hpp"
#include "templates.hpp"

namespace takt::yaml {

class Drafts {
  public:
    Drafts(Reader& reader, Templates& templates, Repeats& repeats)
        : reader_(reader), templates_(templates), repeats_(repeats) {}

    /// The drafts of a list of elements, in order.
    std::vector<Draft> expand(const Node& list);

    /// False when elements are missing.
    bool complete() const { return complete_; }

  private:
    /// An element with the keys of its templates, before it is repeated.
    struct Prepared {
        Draft draft;
        const Node* repeat = nullptr;
    };

    void expand_item(const Node& item, std::vector<Draft>& drafts);
    void expand_section(const Node& content, std::vector<Draft>& drafts);
    std::vector<Draft> elements_of_section(const Node& list);
    Prepared prepare(const Node& item, std::string_view kind);
    bool is_list(const Node& elements);
    bool is_one_key(const Node& item);
    std::string_view kind_of(const Node& key);
    void take_language_keys(std::string_view kind, Mapping& body, const Node*& use, const Node*& repeat);

    Reader& reader_;
    Templates& templates_;
    Repeats& repeats_;
    bool complete_ = true;
};

}  // namespace takt::yaml
