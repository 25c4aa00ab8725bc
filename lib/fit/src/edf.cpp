#include "takt/fit/edf.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include "takt/fit/sample.hpp"

namespace takt::fit {

std::vector<ObservedShare> observed_shares(const Sample& sample) {
    std::vector<ObservedShare> shares;
    const std::vector<double>& cut = sample.cut_offs();
    double at_risk = sample.count() + static_cast<double>(cut.size());
    double above = 1;
    std::size_t next_cut = 0;
    for (const Tie& tie : sample.ties()) {
        for (; next_cut < cut.size() && cut[next_cut] < tie.value; ++next_cut)
            --at_risk;
        above *= 1 - tie.times / at_risk;
        at_risk -= tie.times;
        shares.push_back({tie.value, 1 - above});
    }
    return shares;
}

namespace detail {

double squares_between(double share, double from, double to) {
    const double above = 1 - share;
    double sum = -(to - from);
    if (share > 0) sum += share * share * std::log(to / from);
    if (above > 0) sum -= above * above * std::log((1 - to) / (1 - from));
    return sum;
}

}  // namespace detail
}  // namespace takt::fit
