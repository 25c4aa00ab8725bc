#include "takt/random/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/core/rounded.hpp"
#include "takt/core/time.hpp"
#include "takt/random/cumulative_table.hpp"
#include "takt/random/mixture.hpp"

namespace takt {

struct Mixture::Table {
    CumulativeTable chances;
    std::vector<Distribution> components;
    int depth = 1;
    double mean = 0;
    double variance = 0;
};

double Mixture::mean() const {
    return table_->mean;
}

double Mixture::variance() const {
    return table_->variance;
}

int Mixture::depth() const {
    return table_->depth;
}

double Mixture::sample(Stream& stream) const {
    return table_->components[table_->chances.find(1 - stream.uniform())].sample(stream);
}

namespace {

/// A chain of comparisons that compilers turn into a switch, so that the laws are inlined; std::visit over this many laws would
/// call through a table of pointers.
template <class Ask, std::size_t... I>
double ask_law(const Distribution::Law& law, Ask& ask, std::index_sequence<I...>) {
    double answer = 0;
    (void)((law.index() == I && ((answer = ask(*std::get_if<I>(&law))), true)) || ...);
    return answer;
}

template <class Ask>
double ask_law(const Distribution::Law& law, Ask ask) {
    return ask_law(law, ask, std::make_index_sequence<std::variant_size_v<Distribution::Law>>());
}

template <class Law>
Made<Distribution> distribution_of(Made<Law> made, Dimension dimension) {
    if (auto* expected = std::get_if<std::string>(&made)) return std::move(*expected);
    return Distribution(std::get<Law>(std::move(made)), dimension);
}

}  // namespace

Distribution::Distribution(Law law, Dimension dimension) : law_(std::move(law)), dimension_(dimension) {
    settle();
}

// Here, for a variant of so many laws takes long to compile.
Distribution::Distribution() = default;
Distribution::Distribution(const Distribution&) = default;
Distribution::Distribution(Distribution&&) noexcept = default;
Distribution& Distribution::operator=(const Distribution&) = default;
Distribution& Distribution::operator=(Distribution&&) noexcept = default;
Distribution::~Distribution() = default;

Made<Distribution> Distribution::discrete(std::vector<std::pair<double, double>> values_and_probabilities,
                                          Dimension dimension) {
    return distribution_of(Discrete::make(std::move(values_and_probabilities)), dimension);
}

Made<Distribution> Distribution::empirical(std::vector<double> values, Dimension dimension) {
    return distribution_of(Empirical::make(std::move(values)), dimension);
}

Made<Distribution> Distribution::trace(std::vector<double> values, double first_again, Dimension dimension) {
    return distribution_of(Trace::make(std::move(values), first_again), dimension);
}

Made<Distribution> Distribution::histogram(std::vector<double> edges, const std::vector<double>& weights,
                                           Dimension dimension) {
    return distribution_of(Histogram::make(std::move(edges), weights), dimension);
}

Made<Distribution> Distribution::mixture(const std::vector<double>& weights, std::vector<Distribution> components) {
    if (components.size() < 2 || weights.size() != components.size())
        return "at least two components, each with a weight";
    auto chances = CumulativeTable::make(weights);
    if (const auto* expected = std::get_if<std::string>(&chances)) return *expected;

    Mixture::Table table{std::get<CumulativeTable>(std::move(chances)), std::move(components)};
    const Dimension dimension = table.components.front().dimension();
    for (std::size_t i = 0; i < table.components.size(); ++i) {
        const Distribution& component = table.components[i];
        if (component.dimension() != dimension) return "components that are all times, or all counts";
        if (component.is_trace()) return "components that are drawn by chance; a trace is not";
        if (const auto* inner = std::get_if<Mixture>(&component.law()))
            table.depth = std::max(table.depth, inner->depth() + 1);
        table.mean += table.chances.probability(i) * component.mean();
    }
    if (table.depth > Mixture::deepest) return "mixtures nested at most 16 deep";
    for (std::size_t i = 0; i < table.components.size(); ++i) {
        const Distribution& component = table.components[i];
        const double away = component.mean() - table.mean;
        table.variance += table.chances.probability(i) * (component.variance() + away * away);
    }
    return Distribution(Mixture(std::make_shared<const Mixture::Table>(std::move(table))), dimension);
}

Distribution Distribution::shifted(double by) const {
    TAKT_EXPECTS(std::isfinite(by), by);
    Distribution other = *this;
    other.shift_ += by;
    other.settle();
    return other;
}

Distribution Distribution::scaled(double by) const {
    TAKT_EXPECTS(std::isfinite(by) && by >= 0, by);
    Distribution other = *this;
    other.scale_ *= by;
    other.shift_ *= by;
    other.settle();
    return other;
}

Distribution Distribution::counting() const {
    Distribution other = *this;
    other.dimension_ = Dimension::count;
    return other;
}

double Distribution::mean() const {
    return shift_ + scale_ * ask_law(law_, [](const auto& law) { return law.mean(); });
}

double Distribution::variance() const {
    return scale_ * scale_ * ask_law(law_, [](const auto& law) { return law.variance(); });
}

void Distribution::durations(Stream& stream, std::uint64_t before, BlockOfDurations& block) const {
    if (is_constant()) return block.fill(fixed_duration_);
    const std::optional<Formula> formula = this->formula();
    if (!formula) {
        for (Duration& each : block) each = duration(stream, before++);
        return;
    }
    Block variates;
    fill(stream, kernel_, variates);
    finish(*formula, variates, block);
}

double Distribution::sample_of_law(Stream& stream) const {
    return shift_ + rounded(scale_ * ask_law(law_, [&](const auto& law) { return law.sample(stream); }));
}

double Distribution::of_kernel_by_law(double variate) const {
    return shift_ + rounded(scale_ * ask_law(law_, [variate](const auto& law) {
        if constexpr (KernelLaw<std::decay_t<decltype(law)>>) return law.of_kernel(variate);
        return 0.0;
    }));
}

// Kept out of line: gcc 12 loses sight of the law's index where it inlines this, and warns that other laws leave a constant
// uninitialised.
[[gnu::noinline]] void Distribution::settle() {
    if (const auto* constant = std::get_if<Constant>(&law_)) {
        fixed_ = shift_ + rounded(scale_ * constant->mean());
        fixed_duration_ = from_seconds_above_zero(fixed_);
        return;
    }
    kernel_ = std::visit(
        [](const auto& law) {
            if constexpr (KernelLaw<std::decay_t<decltype(law)>>) return law.kernel;
            return Kernel::other;
        },
        law_);
    is_scaled_kernel_ = shift_ == 0 && std::holds_alternative<Exponential>(law_);
    if (is_scaled_kernel_) fixed_ = scale_ * std::get<Exponential>(law_).mean();
}

std::optional<Formula> Distribution::formula() const {
    if (is_scaled_kernel_) return Formula{.factor = fixed_};
    std::optional<Formula> formula;
    std::visit(
        [&](const auto& law) {
            if constexpr (BlockLaw<std::decay_t<decltype(law)>>) formula = law.formula();
        },
        law_);
    if (formula) formula->scale = scale_, formula->shift = shift_;
    return formula;
}

}  // namespace takt
