#include "check_money.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "takt/spec/checking.hpp"
#include "takt/spec/field_walk.hpp"

namespace takt::spec {
namespace {

/// An amount of money and where it stands.
struct MoneyFound {
    std::string_view currency;
    Place at;
    Subject subject;
    std::string_view key;
};

/// All money of a plant; nothing is in no currency, and what a repeat or a list of paths shows many times stands in one place.
class MoneyOfPlant {
  public:
    explicit MoneyOfPlant(const Checking& checking) {
        const LineSpec& plant = checking.plant;
        of_named(plant.products, "product");
        of_named(plant.crews, "crew");
        of_named(plant.operators, "operators");
        of_named(plant.robots, "robot");
        of_named(plant.materials, "material");
        of_named(plant.transporters, "transporter");
        of_named(plant.milk_runs, word(Thing::milk_run));
        for (std::size_t i = 0; i < checking.graph.size(); ++i)
            std::visit([&](const auto& element) { of(element, subject_of(checking.graph.element(i))); },
                       checking.graph.element(i));
        of(plant, {"plant", nullptr, &plant.at});
        if (plant.tune) of(*plant.tune, {"tune", nullptr, &plant.tune->at});
    }

    template <class Spec>
    void operator()(const Field& field, const Money& money, const Spec& spec) {
        if (money.amount != 0 && is_new(spec.at, field.key))
            found.push_back({money.currency, spec.at, subject_, field.key});
    }
    template <class Spec>
    void operator()(const Field& field, const HourlyCost& cost, const Spec& spec) {
        (*this)(field, cost.an_hour, spec);
    }
    template <class Spec>
    void operator()(const Field& field, const EnergyPrice& price, const Spec& spec) {
        (*this)(field, price.a_kwh, spec);
    }
    void operator()(const Field&, const TuneSpec&, const LineSpec&) {}  // has a subject of its own

    std::vector<MoneyFound> found;

  private:
    template <class Spec>
    void of(const Spec& spec, const Subject& subject) {
        subject_ = subject;
        walk_fields(spec, *this);
    }

    template <class T>
    void of_named(const std::vector<Named<T>>& all, std::string_view word) {
        for (const Named<T>& each : all)
            of(each.value, subject_of(each, word));
    }

    bool is_new(const Place& at, std::string_view key) {
        return at.line == 0 || seen_.emplace(at.file.get(), at.line, at.column, key).second;
    }

    Subject subject_;
    std::set<std::tuple<const std::string*, std::uint32_t, std::uint32_t, std::string_view>> seen_;
};

/// In the order in which messages come out, so that of two currencies that are said as often the later one is wrong.
void sort_by_place(std::vector<MoneyFound>& all) {
    const auto key = [](const MoneyFound& each) {
        return std::tuple(each.at.file ? std::string_view(*each.at.file) : std::string_view(), each.at.line,
                          each.at.column);
    };
    std::stable_sort(all.begin(), all.end(), [&](const MoneyFound& a, const MoneyFound& b) { return key(a) < key(b); });
}

using Counts = std::map<std::string_view, std::size_t>;

/// The currency of most places; of the first of them, where several are said as often.
std::string_view most_common(const std::vector<MoneyFound>& all, const Counts& counts) {
    const auto rarer = [&](const MoneyFound& a, const MoneyFound& b) {
        return counts.at(a.currency) < counts.at(b.currency);
    };
    return std::max_element(all.begin(), all.end(), rarer)->currency;
}

void say_which_differ(Checking& checking, std::vector<MoneyFound> all, const Counts& counts) {
    sort_by_place(all);
    const std::string_view common = most_common(all, counts);
    const std::size_t others = counts.at(common);
    const std::string expected = "expected money in " + std::string(common) + " as in " + std::to_string(others) +
                                 (others == 1 ? " other place" : " other places") + ", found ";
    for (const MoneyFound& each : all)
        if (each.currency != common)
            checking.findings.error(each.at, each.subject,
                                    "`" + std::string(each.key) + "`: " + expected + std::string(each.currency));
}

}  // namespace

void check_money(Checking& checking) {
    MoneyOfPlant money(checking);
    Counts counts;
    for (const MoneyFound& each : money.found)
        ++counts[each.currency];
    if (counts.size() > 1) say_which_differ(checking, std::move(money.found), counts);
}

}  // namespace takt::spec
