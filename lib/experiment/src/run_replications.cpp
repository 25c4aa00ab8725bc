#include "takt/experiment/run_replications.hpp"

#include <cstddef>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace takt {
namespace detail {

std::string message_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& exception) {
        return exception.what();
    } catch (...) {
        return "an exception of unknown type";
    }
}

ExperimentResult collect(std::vector<Outcome> outcomes, const ExperimentOptions& options) {
    ExperimentResult collected;
    collected.asked = options.replications;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i].result) collected.replications.push_back(std::move(*outcomes[i].result));
        if (outcomes[i].failure) collected.failed.push_back({options.first_replication + i, *outcomes[i].failure, outcomes[i].floods});
    }
    collected.interrupted = collected.replications.size() + collected.failed.size() < options.replications;
    return collected;
}

}  // namespace detail
}  // namespace takt
