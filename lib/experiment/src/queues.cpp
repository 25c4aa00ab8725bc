#include "takt/experiment/queues.hpp"

#include <cstdint>
#include <vector>

#include "takt/core/contract.hpp"

namespace takt {
namespace {

QueueFigures queue_figures(double rate, double service, std::uint32_t machines, double waiting_time) {
    QueueFigures figures;
    figures.utilisation = rate * service / machines;
    figures.waiting_time = waiting_time;
    figures.time_in_system = waiting_time + service;
    figures.waiting = rate * waiting_time;
    figures.in_system = rate * figures.time_in_system;
    return figures;
}

}  // namespace

QueueFigures queue_mmc(double rate, double service, std::uint32_t machines) {
    const double load = rate * service;
    TAKT_EXPECTS(load < machines && machines > 0, load, machines);
    double blocking = 1;  // Erlang's B formula, by its recursion
    for (std::uint32_t k = 1; k <= machines; ++k)
        blocking = load * blocking / (k + load * blocking);
    const double wait = blocking / (1 - load / machines * (1 - blocking));
    QueueFigures figures = queue_figures(rate, service, machines, wait * service / (machines - load));
    figures.chance_to_wait = wait;
    return figures;
}

QueueFigures queue_mg1(double rate, double service, double cv_squared) {
    const double load = rate * service;
    TAKT_EXPECTS(load < 1, load);
    QueueFigures figures =
        queue_figures(rate, service, 1, load * service * (1 + cv_squared) / (2 * (1 - load)));
    figures.chance_to_wait = load;
    return figures;
}

QueueFigures queue_ggc(double rate, double arrival_cv_squared, double service, double cv_squared,
                       std::uint32_t machines) {
    const double exponential = queue_mmc(rate, service, machines).waiting_time;
    return queue_figures(rate, service, machines, exponential * (arrival_cv_squared + cv_squared) / 2);
}

LossFigures queue_mm1k(double rate, double service, std::uint32_t places) {
    const double load = rate * service;
    double sum = 0;
    double weighted = 0;
    double term = 1;
    double last = 1;
    for (std::uint32_t k = 0; k <= places; ++k, term *= load) {
        sum += term;
        weighted += k * term;
        last = term;
    }
    return {last / sum, weighted / sum, rate * (1 - last / sum)};
}

EffectiveTime effective_time(double work, double work_variance, const std::vector<WorkStop>& stops) {
    double stretch = 1;
    double squares = 0;
    for (const WorkStop& stop : stops) {
        stretch += stop.rate * stop.length;
        squares += stop.rate * (stop.length_variance + stop.length * stop.length);
    }
    const double mean = stretch * work;
    const double variance = stretch * stretch * work_variance + work * squares;
    return {mean, mean > 0 ? variance / (mean * mean) : 0};
}

}  // namespace takt
