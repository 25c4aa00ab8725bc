#include "reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "calendar_words.hpp"
#include "characters.hpp"
#include "foreign_words.hpp"
#include "quantities.hpp"
#include "sentences.hpp"
#include "words.hpp"

namespace takt::yaml {

namespace {

constexpr std::string_view repeat_number = "{n}";
constexpr std::size_t longest_name = 100;

/// What a setting of the command line was, for messages about it.
std::string origin_of(const Node& node) {
    return node.file->setting.empty() ? std::string() : " (" + node.file->setting + ")";
}

}  // namespace

void Reader::error(Place place, const std::string& message) {
    ++errors_;
    const std::string where = to_string(place);
    if (diagnostics_.full() || settled_.contains(where) || !said_.insert(where + message).second) return;
    std::string suffix;
    if (inside != nullptr)
        suffix = fmt::format(" (in the template `{}`, used at {})", inside->name, to_string(inside->where));
    diagnostics_.error(std::move(place), message + suffix);
}

bool Reader::count(const Node& node) {
    constexpr std::size_t bytes_a_value = 16;
    const bool had_room = values_ <= most_values;
    values_ += 1 + node.text.size() / bytes_a_value;
    if (had_room && values_ > most_values)
        error(node.place(), fmt::format("repeats and templates make more than {} values", most_values));
    return !stopped();
}

std::string Reader::text_of(const Node& word) const {
    if (!number_) return word.text;
    const std::string digits = std::to_string(*number_);
    std::string text;
    std::size_t from = 0;
    for (std::size_t at = word.text.find(repeat_number); at != std::string::npos; at = word.text.find(repeat_number, from)) {
        text.append(word.text, from, at - from).append(digits);
        from = at + repeat_number.size();
    }
    return text.append(word.text, from);
}

void Reader::refuse(const Node& node, std::string_view what, std::string_view example) {
    error(node.place(),
          fmt::format("expected {} such as `{}`, found {}{}", what, example, found(node), origin_of(node)));
}

template <class Parse>
bool Reader::parse(const Node& node, std::string_view what, std::string_view example, Parse parse) {
    if (!node.is_word()) {
        refuse(node, what, example);
        return false;
    }
    const std::string text = text_of(node);
    try {
        parse(text);
        return true;
    } catch (const Mistake& mistake) {
        const Place place = mistake.place ? *mistake.place : place_in(node, text == node.text ? mistake.offset : 0);
        error(place, mistake.message + origin_of(node));
        for (const Mistake& other : mistake.others)
            error(other.place.value_or(place), other.message + origin_of(node));
        return false;
    }
}

template <class T, class Parse>
bool Reader::parse_quantity(const Node& node, T& value, Parse parse_text) {
    constexpr const QuantityEntry& kind = quantity_kind<T>;
    return parse(node, kind.what, kind.example, [&](const std::string& text) { value = parse_text(text); });
}

std::string Reader::name_of(const Node& node, std::string_view what) {
    std::string text = text_of(node);
    if (!node.is_word() && text.empty()) {
        refuse(node, what, quantity_kind<spec::Name>.example);
        return {};
    }
    const bool is_short = !text.empty() && text.size() <= longest_name;
    if (!is_short || text.find_first_of("\n\r\t") != std::string::npos) {
        error(node.place(),
              fmt::format("expected a name of 1 to {} letters on one line, found {}", longest_name, in_quotes(text)));
        return {};
    }
    if (text.find(repeat_number) != std::string::npos) {
        error(node.place(), "`{n}` is the number of each of a `repeat`, and there is none here");
        return {};
    }
    return text;
}

void Reader::read(const Node& node, const Field& field, std::string& value) {
    parse(node, "a text", field.example, [&](const std::string& text) { value = text; });
}

void Reader::read(const Node& node, const Field& field, std::uint32_t& value) {
    constexpr std::uint32_t largest = std::numeric_limits<std::uint32_t>::max();
    parse(node, "a whole number", field.example, [&](const std::string& text) {
        value = static_cast<std::uint32_t>(parse_count(text, field.limits, largest));
    });
}

void Reader::read(const Node& node, const Field& field, std::uint64_t& value) {
    constexpr std::uint64_t largest = std::uint64_t{1} << 53U;  // JSON readers keep whole numbers up to here
    parse(node, "a whole number", field.example,
          [&](const std::string& text) { value = parse_count(text, field.limits, largest); });
}

void Reader::read(const Node& node, const Field&, spec::Name& value) {
    value = {name_of(node, quantity_kind<spec::Name>.what), node.place()};
}

void Reader::read(const Node& node, const Field&, spec::Ref& value) {
    value = {name_of(node, quantity_kind<spec::Ref>.what), node.place()};
}

void Reader::read(const Node& node, const Field&, spec::Share& value) {
    if (!parse_quantity(node, value, parse_share)) make_harmless(value);
}

void Reader::read(const Node& node, const Field&, spec::Percentage& value) {
    parse_quantity(node, value, parse_percentage);
}

void Reader::read(const Node& node, const Field&, spec::Rate& value) {
    if (!parse_quantity(node, value, parse_rate)) make_harmless(value);
}

void Reader::read(const Node& node, const Field&, spec::Money& value) {
    parse_quantity(node, value, parse_money);
}

void Reader::read(const Node& node, const Field&, spec::HourlyCost& value) {
    parse_quantity(node, value, parse_hourly_cost);
}

void Reader::read(const Node& node, const Field&, spec::EnergyPrice& value) {
    parse_quantity(node, value, parse_energy_price);
}

void Reader::read(const Node& node, const Field&, spec::Power& value) {
    parse_quantity(node, value, parse_power);
}

void Reader::read(const Node& node, const Field&, spec::Length& value) {
    if (!parse_quantity(node, value, parse_length)) make_harmless(value);
}

void Reader::read(const Node& node, const Field&, spec::Speed& value) {
    if (!parse_quantity(node, value, parse_speed)) make_harmless(value);
}

void Reader::read(const Node& node, const Field& field, spec::Capacity& value) {
    if (!parse(node, quantity_kind<spec::Capacity>.what, field.example,
               [&](const std::string& text) { value = parse_capacity(text); }))
        make_harmless(value);
}

void Reader::read(const Node& node, const Field&, spec::TimeOfDay& value) {
    parse_quantity(node, value, parse_time_of_day);
}

void Reader::read(const Node& node, const Field&, spec::Date& value) {
    parse_quantity(node, value, parse_date);
}

void Reader::read(const Node& node, const Field&, spec::DateRange& value) {
    parse_quantity(node, value, parse_dates);
    value.at = node.place();
}

void Reader::read(const Node& node, const Field&, spec::Moment& value) {
    parse_quantity(node, value, parse_moment);
}

void Reader::read(const Node& node, const Field&, spec::Weekdays& value) {
    const std::size_t before = errors_;
    spec::Weekdays days;
    if (node.is_list()) {
        for (const Node* item : node.children)
            read_days(*item, days);
    } else {
        read_days(node, days);
    }
    if (days.any())
        value = days;
    else if (errors_ != before)
        make_harmless(value);
}

void Reader::read_days(const Node& node, spec::Weekdays& value) {
    constexpr const QuantityEntry& kind = quantity_kind<spec::Weekdays>;
    parse(node, kind.what, kind.example, [&](const std::string& text) {
        const spec::Weekdays days = parse_weekdays(text);
        for (std::size_t day = 0; day < days.on.size(); ++day)
            value.on[day] = value.on[day] || days.on[day];
    });
}

void Reader::read(const Node& node, const Field& field, Duration& value) {
    if (parse_quantity(node, value, parse_duration)) return;
    make_harmless(value);
    if (field.key == "repeats") value = longest_duration;  // all times of the timetable come before it
}

void Reader::read(const Node& node, const Field&, Distribution& value) {
    read_distribution(node, value, Counting::refused);
}

void Reader::read_distribution(const Node& node, Distribution& value, Counting counting) {
    constexpr const QuantityEntry& kind = quantity_kind<Distribution>;
    const bool is_read = parse(node, kind.what, kind.example, [&](const std::string& text) {
        value = parse_distribution(text, tables_, *node.file);
        if (counting == Counting::refused && value.dimension() == Dimension::count)
            throw Mistake{expected("a time", kind.example, text), 0, {}};
    });
    if (!is_read) make_harmless(value);
}

void Reader::read_releases(const Node& node, const Field& field, std::vector<spec::ReleaseSpec>& value,
                           ReleaseColumns columns) {
    const std::size_t before = errors_;
    if (!node.is_word()) {
        read(node, field, value);
        if (errors_ > before) value.clear();
    }
    if (node.is_word())
        parse(node, "a CSV file", "orders.csv", [&](const std::string& text) {
            const std::size_t before_table = diagnostics_.errors();
            value = tables_.releases(text, *node.file, columns, diagnostics_);
            errors_ += diagnostics_.errors() - before_table;
        });
    if (errors_ > before && value.empty()) make_harmless(value);
}

void Reader::read(const Node& node, const Field& field, std::vector<std::pair<spec::Ref, spec::Share>>& value) {
    if (!node.is_map()) return refuse(node, "a share for each product", field.example);
    const std::size_t before = errors_;
    for (std::size_t i = 0; i < node.pairs() && count(node.key(i)); ++i) {
        spec::Ref product;
        spec::Share share;
        read(node.key(i), field, product);
        read(node.value(i), field, share);
        if (!product.empty()) value.emplace_back(std::move(product), share);
    }
    if (errors_ > before) value.clear();  // so that nobody complains about their sum as well
}

void Reader::read_repeated(const Node& node, const Field& field, std::vector<spec::DecisionSpec>& value) {
    std::uint32_t times = 1;
    const Node* const repeat = node.find("repeat");
    const std::size_t before = errors_;
    if (repeat != nullptr) read(*repeat, *field_of<spec::DecisionSpec>("repeat"), times);
    if (errors_ > before) return make_harmless(value);
    for (std::uint32_t n = 1; n <= times && !stopped(); ++n) {
        if (repeat != nullptr) number(n);
        value.emplace_back();
        read(node, field, value.back());
        if (errors_ == before) continue;
        // The others would have the same mistakes, and nobody shall complain about what is missing because of them.
        make_harmless(value.back());
        break;
    }
    number(std::nullopt);
}

void Reader::read(const Node& node, const Field& field, spec::Assignments& value) {
    if (!node.is_map()) return refuse(node, "paths and values", field.example);
    for (std::size_t i = 0; i < node.pairs() && count(node.key(i)) && count(node.value(i)); ++i)
        value.all.push_back({node.key(i).text, flow_text(node.value(i)), node.value(i).place()});
}

void Reader::read(const Node& node, const Field& field, spec::Factors& value) {
    if (!node.is_map()) return refuse(node, "paths and their values", field.example);
    for (std::size_t i = 0; i < node.pairs() && count(node.key(i)); ++i) {
        const Node& values = node.value(i);
        spec::Factor factor{node.key(i).text, {}};
        const auto add = [&](const Node& each) {
            factor.values.push_back({factor.path, flow_text(each), each.place()});
        };
        if (!values.is_list()) add(values);
        for (const Node* each : values.is_list() ? values.children : std::vector<const Node*>()) {
            if (!count(*each)) return;
            add(*each);
        }
        if (factor.values.empty()) {
            refuse(values, "a list of values, or a range", "10 to 30 step 5");
        } else {
            value.all.push_back(std::move(factor));
        }
    }
}

bool Reader::read_short(const Node& node, spec::SetupSpec& value) {
    value.at = node.place();
    read(node, {}, value.time);
    return true;
}

bool Reader::read_short(const Node& node, spec::RobotSpec& value) {
    value.at = node.place();
    read(node, *field_of<spec::RobotSpec>("count"), value.count);
    return true;
}

bool Reader::read_short(const Node& node, spec::BatchSpec& value) {
    value.at = node.place();
    read(node, *field_of<spec::BatchSpec>("most"), value.most);
    return true;
}

bool Reader::read_short(const Node& node, spec::MadeSpec& value) {
    value.at = node.place();
    const bool is_number = text_of(node).find_first_not_of("0123456789.+-") == std::string::npos;
    if (is_number)
        read(node, *field_of<spec::MadeSpec>("count"), value.count);
    else
        read(node, *field_of<spec::MadeSpec>("product"), value.product.emplace());
    return true;
}

bool Reader::read_short(const Node& node, spec::OptionSpec& value) {
    value.at = node.place();
    read(node, *field_of<spec::OptionSpec>("value"), value.value);
    return true;
}

bool Reader::read_short(const Node& node, spec::SpotSpec& value) {
    value.at = node.place();
    read(node, *field_of<spec::SpotSpec>("x"), value.x);
    return true;
}

bool Reader::read_short(const Node& node, spec::PartStateSpec& value) {
    value.at = node.place();
    read(node, *field_of<spec::PartStateSpec>("product"), value.product);
    return true;
}

bool Reader::read_short(const Node& node, spec::StopStateSpec& value) {
    value.at = node.place();
    read(node, *field_of<spec::StopStateSpec>("left"), value.left);
    return true;
}

bool Reader::read_short(const Node& node, spec::StationStateSpec& value) {
    value.at = node.place();
    read_short(node, value.parts.emplace_back());
    return true;
}

bool Reader::read_short(const Node& node, spec::DeliveryStateSpec& value) {
    value.at = node.place();
    read(node, *field_of<spec::DeliveryStateSpec>("left"), value.left);
    return true;
}

std::size_t Reader::choose(const Node& node, const std::vector<std::string_view>& known) {
    if (!node.is_word()) {
        error(node.place(),
              fmt::format("expected one of {}, found {}{}", fmt::join(known, ", "), found(node), origin_of(node)));
        return known.size();
    }
    const std::string text = text_of(node);
    if (!holds(known, text))
        error(node.place(), fmt::format("expected one of {}, found {}{}{}", fmt::join(known, ", "), in_quotes(text),
                                        did_you_mean(text, known), origin_of(node)));
    const std::string meant = holds(known, text) ? text : nearest(text, known);
    return static_cast<std::size_t>(std::find(known.begin(), known.end(), meant) - known.begin());
}

namespace {

/// "; known are a, b, c", where there are not too many to be of help.
std::string few_words(const std::vector<std::string_view>& known) {
    constexpr std::size_t most = 6;
    return known.size() > most ? std::string() : fmt::format("; known are {}", fmt::join(known, ", "));
}

std::string nearest_or_foreign(const std::string& word, const std::vector<std::string_view>& known) {
    const std::string_view foreign = meant_by_foreign(word, known);
    return foreign.empty() ? nearest(word, known) : std::string(foreign);
}

}  // namespace

std::vector<std::string_view> Reader::meanings(const Mapping& mapping, std::string_view of,
                                               const std::vector<std::string_view>& known) {
    constexpr std::size_t cost = 64;  // of a comparison with all known words, in values
    const auto is_known = [&](std::string_view word) {
        return std::find(known.begin(), known.end(), word) != known.end();
    };
    std::vector<std::string_view> meant;
    for (const Entry& entry : mapping.entries) {
        const std::string& word = entry.key->text;
        meant.push_back(is_known(word) ? std::string_view(word) : std::string_view());
        if (is_known(word) || stopped()) continue;
        values_ += cost;
        const TemplateUse* const outside = inside;
        if (entry.from != nullptr) inside = entry.from;
        const std::string near = nearest_or_foreign(word, known);
        const std::string hint = near.empty() ? few_words(known) : ", did you mean '" + near + "'?";
        error(entry.key->place(),
              "unknown key " + in_quotes(word) + " in " + with_article(of) + hint + origin_of(*entry.key));
        inside = outside;
        if (!near.empty() && mapping.find(near) == nullptr) meant.back() = *std::find(known.begin(), known.end(), near);
    }
    return meant;
}

}  // namespace takt::yaml
