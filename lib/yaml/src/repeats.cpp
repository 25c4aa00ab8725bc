#include "repeats.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "filling.hpp"
#include "language.hpp"
#include "mistake.hpp"
#include "row_table.hpp"

namespace takt::yaml {
namespace {

bool is_table(const Node& times) {
    return times.is_word() && times.text.ends_with(".csv");
}

}  // namespace

void Repeats::repeat(const Node& times, const std::vector<Draft>& elements, std::vector<Draft>& drafts) {
    if (is_table(times)) return by_rows(times, elements, drafts);
    const bool is_number = times.is_word() && times.text.find_first_not_of("0123456789.,-+") == std::string::npos;
    if (is_number) return by_number(times, elements, drafts);
    complete_ = false;
    reader_.error(times.place(), "expected a number such as `4`, or a CSV file with a row for each, found " + found(times));
}

/// Names that are all the same would be told one by one.
bool Repeats::expect_in_names(const std::vector<Draft>& elements, bool of_table) {
    bool all_have_it = true;
    for (const Draft& element : elements) {
        const Entry* const name = element.body->find("name");
        if (name == nullptr) continue;
        const std::string& text = name->value->text;
        if (text.find("{n}") != std::string::npos || (of_table && names_column(text))) continue;
        all_have_it = false;
        const std::string what = of_table ? "a column such as `<station>`, or `{n}`, in the name of an element for each row"
                                          : fmt::format("`{{n}}` in the name of a repeated element, such as `{}-{{n}}`", text);
        reader_.error(name->value->place(), fmt::format("expected {}, found {}", what, found(*name->value)));
    }
    return all_have_it;
}

void Repeats::by_number(const Node& times, const std::vector<Draft>& elements, std::vector<Draft>& drafts) {
    const std::size_t before = reader_.errors();
    std::uint32_t most = 1;
    reader_.read(times, repeat_key, most);
    if (reader_.errors() == before && !expect_in_names(elements, false)) most = 1;
    for (std::uint32_t n = 1; n <= most && elements_ <= most_elements; ++n) {
        for (const Draft& element : elements) {
            Draft copy = element;
            copy.n = n;
            add(times, std::move(copy), drafts);
        }
    }
}

std::optional<RowTable> Repeats::table(const Node& file) {
    try {
        RowTable table = tables_.rows(file.text, *file.file);
        complete_ = complete_ && table.wrong_rows.empty();
        for (const Mistake& mistake : table.wrong_rows)
            reader_.error(*mistake.place, mistake.message);
        return table;
    } catch (const Mistake& mistake) {
        complete_ = false;
        reader_.error(mistake.place.value_or(file.place()), mistake.message);
        return std::nullopt;
    }
}

void Repeats::by_rows(const Node& file, const std::vector<Draft>& elements, std::vector<Draft>& drafts) {
    std::optional<RowTable> rows = table(file);
    if (!rows) return;
    if (!expect_in_names(elements, true)) rows->rows.resize(std::min<std::size_t>(rows->rows.size(), 1));
    Filling filling(*rows, file.file->folder, forest_, reader_);
    for (std::size_t row = 0; row < rows->rows.size() && elements_ <= most_elements && !reader_.stopped(); ++row) {
        for (const Draft& element : elements) {
            Draft filled = element;
            filled.body = std::make_shared<const Mapping>(filling.fill(*element.body, row));
            add(file, std::move(filled), drafts);
        }
    }
    complete_ = complete_ && filling.complete();
}

const Node& Repeats::with_rows(const Node& list) {
    std::vector<const Node*> made;
    bool is_same = true;
    for (const Node* item : list.is_list() ? list.children : std::vector<const Node*>{&list}) {
        const Node* const times = item->is_map() ? item->find(repeat_key.key) : nullptr;
        const bool by_rows = times != nullptr && is_table(*times);
        is_same = is_same && !by_rows;
        if (by_rows)
            add_rows(*item, *times, made);
        else
            made.push_back(item);
    }
    if (is_same) return list;
    Node copy = list;
    copy.kind = Node::Kind::list;
    copy.children = std::move(made);
    return forest_.node(std::move(copy));
}

void Repeats::add_rows(const Node& map, const Node& file, std::vector<const Node*>& made) {
    const std::optional<RowTable> rows = table(file);
    if (!rows) return;
    Node once = map;
    for (std::size_t i = 0; i < once.pairs(); ++i)
        if (&once.value(i) == &file) {
            const auto pair = once.children.begin() + static_cast<std::ptrdiff_t>(2 * i);
            once.children.erase(pair, pair + 2);
        }
    Filling filling(*rows, file.file->folder, forest_, reader_);
    for (std::size_t row = 0; row < rows->rows.size() && !reader_.stopped(); ++row)
        if (const Node* filled = filling.fill(once, row)) made.push_back(filled);
    complete_ = complete_ && filling.complete();
}

void Repeats::add(const Node& item, Draft draft, std::vector<Draft>& drafts) {
    if (++elements_ > most_elements) {
        complete_ = false;
        return reader_.error(item.place(), fmt::format("more than {} elements", most_elements));
    }
    if (const Entry* const name = draft.body->find("name"); name != nullptr) {
        reader_.number(draft.n);
        draft.name = reader_.text_of(*name->value);
        reader_.number(std::nullopt);
    }
    drafts.push_back(std::move(draft));
}

}  // namespace takt::yaml
