// One station in front of which parts wait without limit: queueing formulas.
#pragma once

#include <cstdint>
#include <vector>

namespace takt {

/// Long-run means; times in seconds. L = arrival rate x W (Little) for both.
struct QueueFigures {
    double utilisation = 0;   ///< share of time in which a machine works
    double waiting_time = 0;  ///< of a part, before its work begins
    double time_in_system = 0;
    double waiting = 0;  ///< parts
    double in_system = 0;
    double chance_to_wait = 0;  ///< of a part; only where the formula knows it
};

/// M/M/c: Poisson arrivals, exponential work, c machines. Exact.
/// \pre    rate x service < machines
/// \source Erlang's C formula; Hopp & Spearman, Factory Physics, ch. 8; Kleinrock, Queueing Systems I, 3.5
QueueFigures queue_mmc(double rate, double service, std::uint32_t machines);

/// M/G/1: Poisson arrivals, times of any law. Exact.
/// \param  cv_squared squared coefficient of variation of the time for a part
/// \pre    rate x service < 1
/// \source Pollaczek, Khinchine; Kleinrock, Queueing Systems I, 5.6
QueueFigures queue_mg1(double rate, double service, double cv_squared);

/// G/G/c: an approximation from two moments; Kingman's for one machine, which is exact for M/G/1.
/// \source Allen, Probability, Statistics and Queueing Theory, 1978; Kingman, The single server queue in heavy traffic, 1961;
///         Hopp & Spearman, Factory Physics, 8.6 (exact waiting of M/M/c in place of Sakasegawa's)
QueueFigures queue_ggc(double rate, double arrival_cv_squared, double service, double cv_squared,
                       std::uint32_t machines);

/// M/M/1 with `places` in all, the one on the machine included; who comes when it is full is lost. Exact.
struct LossFigures {
    double lost = 0;  ///< share of those who come
    double in_system = 0;
    double throughput = 0;  ///< parts a second
};

/// \source Kleinrock, Queueing Systems I, 3.6
LossFigures queue_mm1k(double rate, double service, std::uint32_t places);

/// Stops that come while a machine works: how often for each second of it, and how long they last.
struct WorkStop {
    double rate = 0;
    double length = 0;  ///< mean, seconds
    double length_variance = 0;
};

struct EffectiveTime {
    double mean = 0;
    double cv_squared = 0;
};

/// A part's time on a machine with its stops, after each of which the work goes on where it was: for given work x they are a
/// Poisson number, so the mean is (1 + A) x and the variance x sum rate E[length^2] with A = sum rate E[length].
/// Exact where times between stops are exponential.
/// \source Hopp & Spearman, Factory Physics, 8.4 (preemptive outages)
EffectiveTime effective_time(double work, double work_variance, const std::vector<WorkStop>& stops);

}  // namespace takt
