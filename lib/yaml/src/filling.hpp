// Puts the cells of a table's row into the texts of an element, where the names of its columns stand.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "mapping.hpp"
#include "node.hpp"
#include "reader.hpp"
#include "row_table.hpp"

namespace takt::yaml {

/// Whether the text names a column: `<station>`.
bool names_column(std::string_view text);

/// `<cycle>` in a text stands for what the row has in the column `cycle`, and `{n}` for the number of the row, from 1. A key of
/// an element in which an empty cell is used, at whatever depth, is left out. What is filled in has the place of its cell, so
/// that messages point there.
class Filling {
  public:
    static constexpr std::size_t longest_text = 10'000;

    /// \param folder what paths in the elements start from
    Filling(const RowTable& table, const std::filesystem::path& folder, Forest& forest, Reader& reader)
        : table_(table), file_(forest.file({table.name, folder, {}})), forest_(forest), reader_(reader) {}

    /// \param row counted from 0
    Mapping fill(const Mapping& body, std::size_t row);

    /// The same for a map as a whole. \return null, if an empty cell is used in it
    const Node* fill(const Node& map, std::size_t row);

    /// False when a text names a column that is not there.
    bool complete() const { return complete_; }

  private:
    struct Text {
        std::string text;
        const Cell* first = nullptr;  ///< of the cells in it; null: none
    };

    Place begin(std::size_t row);
    const Node* filled(const Node& node);
    const Node* filled_word(const Node& word);
    const Node* filled_children(const Node& parent);
    std::optional<Text> text_of(const Node& word);
    bool add_cell(std::string_view word, const Node& at, Text& made);
    void refuse(std::string_view word, const Node& at);
    const Node* make(Node copy, const Cell* first);

    const RowTable& table_;
    const SourceFile& file_;
    Forest& forest_;
    Reader& reader_;
    const Row* row_ = nullptr;  ///< that is being filled in
    std::string number_;
    const Cell* first_filled_ = nullptr;  ///< in what is being filled
    bool complete_ = true;
};

}  // namespace takt::yaml
