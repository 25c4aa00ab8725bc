// Repeats: elements made so many times, or once for each row of a table.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "draft.hpp"
#include "node.hpp"
#include "reader.hpp"
#include "tables.hpp"

namespace takt::yaml {

class Repeats {
  public:
    /// Elements that a plant may have, repeats counted.
    static constexpr std::size_t most_elements = 100'000;

    Repeats(Reader& reader, Tables& tables, Forest& forest) : reader_(reader), tables_(tables), forest_(forest) {}

    /// Adds the elements as often as `times` says, each time all of them in turn.
    void repeat(const Node& times, const std::vector<Draft>& elements, std::vector<Draft>& drafts);

    /// A list of maps, of which each that repeats by a table is there once for each row; not for those in which an empty cell is used.
    const Node& with_rows(const Node& list);

    /// Adds one; \param item what a message about too many points to
    void add(const Node& item, Draft draft, std::vector<Draft>& drafts);

    bool is_full() const { return elements_ > most_elements; }

    /// False when elements or keys are missing.
    bool complete() const { return complete_; }

  private:
    void by_number(const Node& times, const std::vector<Draft>& elements, std::vector<Draft>& drafts);
    void by_rows(const Node& file, const std::vector<Draft>& elements, std::vector<Draft>& drafts);
    std::optional<RowTable> table(const Node& file);
    void add_rows(const Node& map, const Node& file, std::vector<const Node*>& made);
    bool expect_in_names(const std::vector<Draft>& elements, bool of_table);

    Reader& reader_;
    Tables& tables_;
    Forest& forest_;
    std::size_t elements_ = 0;
    bool complete_ = true;
};

}  // namespace takt::yaml
