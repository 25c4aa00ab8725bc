#include "filling.hpp"

#include <utility>

#include <fmt/format.h>

#include "mistake.hpp"
#include "takt/core/nearest.hpp"

namespace takt::yaml {
namespace {

constexpr std::string_view row_number = "{n}";

/// The name of a column that stands in a text from an offset on, with its brackets; empty if none does. What begins with anything
/// but a letter is none: `<5 %` is a text.
std::string_view column_at(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_of("<>", at + 1);
    if (end == text.npos || text[end] == '<' || end == at + 1) return {};
    const char first = text[at + 1];
    const bool is_letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || (first & 0x80) != 0;
    return is_letter ? text.substr(at, end + 1 - at) : std::string_view();
}

}  // namespace

bool names_column(std::string_view text) {
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1))
        if (!column_at(text, at).empty()) return true;
    return false;
}

Mapping Filling::fill(const Mapping& body, std::size_t row) {
    Mapping made;
    made.at = begin(row);
    for (const Entry& entry : body.entries) {
        if (!reader_.count(*entry.key)) break;
        first_filled_ = nullptr;
        if (const Node* value = filled(*entry.value)) made.entries.push_back({entry.key, value, entry.from});
    }
    return made;
}

const Node* Filling::fill(const Node& map, std::size_t row) {
    const Place at = begin(row);
    const Node* const made = filled(map);
    if (made == nullptr) return nullptr;
    Node copy = *made;
    copy.file = &file_;
    copy.line = at.line;
    copy.column = at.column;
    return &forest_.node(std::move(copy));
}

/// \return where the row begins
Place Filling::begin(std::size_t row) {
    row_ = &table_.rows[row];
    number_ = std::to_string(row + 1);
    first_filled_ = nullptr;
    return {table_.name, row_->front().at.line, row_->front().at.column};
}

/// Whatever is looked at is counted, since a small file can have much of it, and many rows.
/// \return the node itself, if there is nothing to fill in; null, if an empty cell is used
const Node* Filling::filled(const Node& node) {
    if (!reader_.count(node)) return nullptr;
    return node.is_word() ? filled_word(node) : filled_children(node);
}

const Node* Filling::filled_word(const Node& word) {
    std::optional<Text> made = text_of(word);
    if (!made) return nullptr;
    if (made->text == word.text || (made->first == nullptr && names_column(word.text))) return &word;
    Node copy = word;
    copy.text = std::move(made->text);
    return make(std::move(copy), made->first);
}

const Node* Filling::filled_children(const Node& parent) {
    std::vector<const Node*> children;
    const Cell* const before = std::exchange(first_filled_, nullptr);
    bool is_same = true;
    for (const Node* child : parent.children) {
        children.push_back(filled(*child));
        if (children.back() == nullptr) return nullptr;
        is_same = is_same && children.back() == child;
    }
    const Cell* const first = first_filled_;
    if (before != nullptr) first_filled_ = before;
    if (is_same) return &parent;
    Node copy = parent;
    copy.children = std::move(children);
    return make(std::move(copy), first);
}

std::optional<Filling::Text> Filling::text_of(const Node& word) {
    Text made;
    const std::string_view text = word.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view column = text[at] == '<' ? column_at(text, at) : std::string_view();
        if (!column.empty()) {
            if (!add_cell(column.substr(1, column.size() - 2), word, made)) return std::nullopt;
            at += column.size();
        } else if (text.substr(at).starts_with(row_number)) {
            made.text += number_;
            at += row_number.size();
        } else {
            made.text += text[at++];
        }
        if (made.text.size() <= longest_text || !made.first) continue;
        reader_.error({table_.name, made.first->at.line, made.first->at.column},
                      fmt::format("with this the text at {} has more than {} letters", to_string(word.place()), longest_text));
        return std::nullopt;
    }
    return made;
}

/// \return false, if there is nothing in the cell
bool Filling::add_cell(std::string_view word, const Node& at, Text& made) {
    const std::size_t column = table_.column(word);
    if (column == RowTable::none) {
        refuse(word, at);
        return true;
    }
    const std::string cell = table_.text(*row_, column);
    if (cell.empty()) return false;
    if (made.first == nullptr) made.first = &(*row_)[column];
    if (first_filled_ == nullptr) first_filled_ = made.first;
    made.text += cell;
    return true;
}

void Filling::refuse(std::string_view word, const Node& at) {
    const std::vector<std::string_view> known = table_.words();
    reader_.error(at.place(), fmt::format("there is no column {} in {}{}", in_quotes(word), in_quotes(*table_.name),
                                          did_you_mean(word, known)));
    reader_.say_no_more(at.place());
    complete_ = false;
}

/// A copy that has the place of the first cell in it, so that whatever is said of it points to its row.
const Node* Filling::make(Node copy, const Cell* first) {
    if (first != nullptr) {
        copy.file = &file_;
        copy.line = first->at.line;
        copy.column = first->at.column;
        copy.text_offset = Node::unknown_offset;
    }
    if (!reader_.count(copy)) return nullptr;  // it may be longer than what it is made of
    return &forest_.node(std::move(copy));
}

}  // namespace takt::yaml
