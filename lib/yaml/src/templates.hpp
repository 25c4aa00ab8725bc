// Templates: keys that several elements share.
#pragma once

#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mapping.hpp"
#include "node.hpp"
#include "reader.hpp"

namespace takt::yaml {

class Templates {
  public:
    explicit Templates(Reader& reader) : reader_(reader) {}

    /// Takes the templates of a section `templates`.
    void add(const Node& section);

    /// Gives a body the keys that it does not have, from the templates that its `use` names.
    void merge(const Node& use, Mapping& body);

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

    void merge_one(const Node& mention, Mapping& body);

    Reader& reader_;
    std::unordered_map<std::string_view, Template> templates_;
    std::vector<std::string_view> order_;
    std::deque<TemplateUse> uses_;
    bool complete_ = true;
};

}  // namespace takt::yaml
