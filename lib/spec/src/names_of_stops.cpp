#include "takt/spec/names_of_stops.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "takt/spec/failure.hpp"

namespace takt::spec {
namespace {

/// The wanted name, or with the least number behind it one that is not among the others.
std::string unused_name(const std::string& wanted, const std::vector<std::string>& others) {
    std::string name = wanted;
    for (int k = 2; std::find(others.begin(), others.end(), name) != others.end(); ++k)
        name = wanted + '-' + std::to_string(k);
    return name;
}

}  // namespace

std::vector<std::string> names_of_stops(const std::vector<FailureSpec>& failures,
                                        const std::vector<MaintenanceSpec>& maintenance) {
    std::vector<std::string> names;
    for (const FailureSpec& failure : failures)
        names.push_back(unused_name(failure.name ? failure.name->text : "failure", names));
    for (const MaintenanceSpec& planned : maintenance)
        names.push_back(unused_name(planned.name ? planned.name->text : "maintenance", names));
    return names;
}

}  // namespace takt::spec
