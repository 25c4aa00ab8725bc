// Values given as `path=value`: they take the place of what the file says before it is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draft.hpp"
#include "mapping.hpp"
#include "node.hpp"
#include "reader.hpp"
#include "takt/spec/setting.hpp"

namespace takt::yaml {

/// A list of elements under its name; "line" is the main one.
struct DraftFlow {
    std::string name;
    Place at;
    std::vector<Draft> drafts;
    bool is_main = false;
};

class Overrides {
  public:
    Overrides(Forest& forest, Reader& reader) : forest_(forest), reader_(reader) {}

    /// Changes the plant's keys or the drafts of its elements. A path that leads nowhere is reported.
    void apply(const std::vector<spec::Setting>& settings, Mapping& plant, std::vector<DraftFlow>& flows);

  private:
    void apply_one(const spec::Setting& setting, Mapping& plant, std::vector<DraftFlow>& flows);
    void set_plant(std::string_view path, const Node& value, Mapping& plant, const std::vector<DraftFlow>& flows);
    void set_named(std::string_view section, std::string_view path, const Node& value, Mapping& plant);
    void set_element(std::string_view path, const Node& value, DraftFlow& flow, const std::vector<DraftFlow>& flows);
    void set_in_lines(std::string_view path, const Node& value, std::vector<DraftFlow>& flows);

    /// A copy of `old` in which the value at the path is another; nullptr after a message.
    const Node* changed(const Node* old, std::string_view path, const Node& value);
    const Node* changed_item(const Node& list, std::string_view path, const Node& value);
    void set_entry(Mapping& mapping, std::string_view key, std::string_view rest, const Node& value);
    const Node& key_node(std::string_view key, const Node& value);
    std::nullptr_t no_such(const Node& value, std::string_view word, const std::string& hint);
    std::nullptr_t fail(const Node& value, std::string_view word, const std::vector<std::string_view>& known);

    Forest& forest_;
    Reader& reader_;
};

}  // namespace takt::yaml
