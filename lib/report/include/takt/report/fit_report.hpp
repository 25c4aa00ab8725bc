// What laws the times of records have: for people, for programs, and as the fragment of a plant's file.
//
// The JSON is one object. Keys are never renamed; new ones may be added.
//
//   takt, file, records  version that made this; the file of records; how many there are
//   clock, grid, seed    of times to failure; what instants are rounded to, in seconds (null: not at all); of the tests
//   without_law          reason and records of each word of takt for what is no failure: no law is fitted to them
//   stations             name, machines, cycle (times), failures: name, every and repair (times)
//   times                n (whole), cut_off (how many), mean, sd, least and most of the whole ones in seconds; choice (constant,
//                        law, too_few, empirical; null where nothing is known), sentence (as in a plant's file), laws
//   laws                 the likeliest first: law, parameters (name, value, ci, in seconds where they have a unit),
//                        log_likelihood, aic, kolmogorov_smirnov (D), anderson_darling (A^2), p_kolmogorov_smirnov,
//                        p_anderson_darling (null where not tested), chosen
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "takt/core/version.hpp"
#include "takt/fit/fit_records.hpp"
#include "takt/report/text_report.hpp"

namespace takt {

struct FitFacts {
    std::string version = takt::version;
    std::string file;  ///< as the user named it
    std::size_t records = 0;
    fit::FailureClock clock = fit::FailureClock::operating;
    Duration grid{};
    std::uint64_t seed = 1;
    std::vector<fit::ReasonCount> without_law{};
};

std::string fit_text(const std::vector<fit::FittedStation>& stations, const FitFacts& facts,
                     const TextOptions& options = {});
std::string fit_json(const std::vector<fit::FittedStation>& stations, const FitFacts& facts);

/// The stations as they stand in a plant's file, to be pasted into its `line`.
/// \param as_trace  the records themselves instead of laws, where a station has one machine
std::string fit_yaml(const std::vector<fit::FittedStation>& stations, const FitFacts& facts, bool as_trace);

}  // namespace takt
