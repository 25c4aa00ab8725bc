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

void Repeats::repeat(const Node& times, const std::vector<Draft>& elements, std::vector<Draft>& drafts) {
    if (times.is_word() && times.text.ends_with(".csv")) return by_rows(times, elements, drafts);
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

void Repeats::by_rows(const Node& file, const std::vector<Draft>& elements, std::vector<Draft>& drafts) {
    RowTable table;
    try {
        table = tables_.rows(file.text, *file.file);
    } catch (const Mistake& mistake) {
        complete_ = false;
        return reader_.error(mistake.place.value_or(file.place()), mistake.message);
    }
    complete_ = complete_ && table.wrong_rows.empty();
    for (const Mistake& mistake : table.wrong_rows)
        reader_.error(*mistake.place, mistake.message);
    if (!expect_in_names(elements, true)) table.rows.resize(std::min<std::size_t>(table.rows.size(), 1));
    Filling filling(table, file.file->folder, forest_, reader_);
    for (std::size_t row = 0; row < table.rows.size() && elements_ <= most_elements && !reader_.stopped(); ++row) {
        for (const Draft& element : elements) {
            Draft filled = element;
            filled.body = std::make_shared<const Mapping>(filling.fill(*element.body, row));
            add(file, std::move(filled), drafts);
        }
    }
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
