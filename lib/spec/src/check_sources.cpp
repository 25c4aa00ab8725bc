#include "check_sources.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "check_products.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/product_shares.hpp"
#include "takt/spec/zero_time.hpp"

namespace takt::spec {
namespace {

void check_ways_to_come(Checking& checking, const SourceSpec& source, const Subject& subject) {
    const int ways = (source.every ? 1 : 0) + (source.timetable.empty() ? 0 : 1) + (source.orders.empty() ? 0 : 1);
    if (ways > 1)
        checking.findings.error(subject,
                                "expected one of `every`, `timetable` and `orders`, found " + std::to_string(ways));
    if (source.every && is_zero(*source.every))
        checking.findings.error(subject,
                                "`every`: expected a mean above 0, found 0: infinitely many parts would come at once");
    if (!source.sequence.empty() && !source.products.empty())
        checking.findings.error(subject, "expected either `sequence` or `products`, found both");
}

/// A source whose parts are always ready has none that come and find no room.
void check_overflow(Checking& checking, const SourceSpec& source, const Subject& subject) {
    const bool timed_orders = !source.orders.empty() && source.orders.front().time;
    if (source.overflow == Overflow::lose && !source.every && source.timetable.empty() && !timed_orders)
        checking.findings.error(subject, "expected `every`, a timetable or orders with times beside `overflow: lose`, found parts "
                                         "that are always ready");
}

void check_timetable(Checking& checking, const SourceSpec& source, const Subject& subject) {
    if (source.repeats && source.timetable.empty())
        checking.findings.error(subject, "expected the key `timetable` beside `repeats`, found none");
    if (source.repeats && *source.repeats <= Duration::zero())
        checking.findings.error(subject, "`repeats`: expected a time longer than 0, found " + as_text(*source.repeats));
    for (const ReleaseSpec& release : source.timetable) {
        if (!release.time) {
            checking.findings.error(release.at, subject, "expected the key `at` in a timetable, found none");
        } else if (source.repeats && *source.repeats > Duration::zero() && *release.time >= *source.repeats) {
            checking.findings.error(release.at, subject,
                                    "`at`: expected a time before the timetable begins anew after " +
                                        as_text(*source.repeats) + ", found " + as_text(*release.time));
        }
    }
}

/// Orders come in their order, or each at its time; half of each says nothing.
void check_orders(Checking& checking, const SourceSpec& source, const Subject& subject) {
    for (const ReleaseSpec& release : source.orders) {
        if (release.time.has_value() == source.orders.front().time.has_value()) continue;
        checking.findings.error(release.at, subject,
                                std::string("expected a time for every order or for none, found an order ") +
                                    (release.time ? "with one" : "without") + " after one " +
                                    (release.time ? "without" : "with one"));
        return;
    }
}

void check_products_of(Checking& checking, const SourceSpec& source, const Subject& subject) {
    for (const auto* releases : {&source.timetable, &source.orders})
        for (const ReleaseSpec& release : *releases)
            checking.resolve_unless_empty(release.product, Thing::product, subject);
    for (const Ref& product : source.sequence)
        checking.resolve(product, Thing::product, subject);
    if (source.products.empty()) return;
    Once once;
    double sum = 0;
    for (const auto& [product, share] : source.products) {
        checking.resolve(product, Thing::product, subject);
        if (once.seen(product.name, product.at) != nullptr)
            checking.findings.error(product.at, subject,
                                    "expected each product once, found " + in_quotes(product.name) + " a second time");
        sum += share.value;
    }
    if (!(std::abs(sum - 1) <= share_tolerance))
        checking.findings.error(source.products.front().first.at, subject, "`products`: " + sum_fault(sum));
}

/// The share of a product that comes from a source; 0 where nobody knows it.
double share_from(const Checking& checking, const SourceSpec& source, const std::string& name, const std::vector<double>& shares) {
    for (const auto& [product, share] : source.products)
        if (product.name == name) return share.value;
    if (!source.products.empty()) return 0;
    return checking.known.has(Thing::product, name) ? shares[checking.known.position(Thing::product, name)] : 0;
}

void check_launch_order(Checking& checking, const SourceSpec& source, const Subject& subject, const std::vector<double>& shares) {
    if (source.mix == Mix::level && !source.sequence.empty())
        checking.findings.error(subject, "expected either `sequence` or `mix: level`, found both");
    if (source.mix != Mix::level && !source.spacing.empty())
        checking.findings.error(source.spacing.front().at, subject, "expected `mix: level` beside `spacing`");
    for (const SpacingSpec& rule : source.spacing) {
        checking.resolve(rule.product, Thing::product, subject);
        const double most = static_cast<double>(rule.most) / rule.in;
        const double share = share_from(checking, source, rule.product.name, shares);
        if (rule.most >= rule.in)
            checking.findings.error(rule.at, subject,
                                    "expected `most` to be less than `in`: " + std::to_string(rule.most) + " in " +
                                        std::to_string(rule.in) + " allows any order");
        else if (share > most + share_tolerance)
            checking.findings.error(rule.at, subject,
                                    "expected a share of " + in_quotes(rule.product.name) + " of at most " +
                                        as_percent(most) + " (" + std::to_string(rule.most) + " in " +
                                        std::to_string(rule.in) + "), found " + as_percent(share));
    }
}

}  // namespace

void check_sources(Checking& checking) {
    const std::vector<double> shares = product_shares(checking.plant);
    for_each_element<SourceSpec>(checking, [&](const SourceSpec& source, const Subject& subject) {
        check_ways_to_come(checking, source, subject);
        check_overflow(checking, source, subject);
        check_timetable(checking, source, subject);
        check_orders(checking, source, subject);
        check_products_of(checking, source, subject);
        check_launch_order(checking, source, subject, shares);
        checking.resolve(source.calendar, Thing::calendar, subject);
    });
}

}  // namespace takt::spec
