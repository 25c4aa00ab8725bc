// Parts that a machine works on together: in an oven, a washer, a test chamber.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// Which parts may be in one batch.
enum class BatchProducts : std::uint8_t { any, one };

constexpr std::array<Word<BatchProducts>, 2> words(BatchProducts) {
    return {{{BatchProducts::any, "any", "whichever are there"},
             {BatchProducts::one, "one", "those of one product, which the rule `takes` chooses"}}};
}

/// A machine loads as many parts as are there, at least and at most so many, works on all of them for one cycle, and lets
/// them go one by one.
/// \source Neuts, "A general class of bulk queues with Poisson input", Ann. Math. Statist. 38 (1967): the rule (least, most)
struct BatchSpec {
    std::uint32_t most = 1;
    std::optional<std::uint32_t> least{};  ///< left out: as many as `most`
    std::optional<Duration> longest_wait{};
    BatchProducts products = BatchProducts::any;
    Place at{};

    std::uint32_t least_to_begin() const { return least.value_or(most); }

    static constexpr About about{"batch", "Parts that a machine works on together, for one cycle: in an oven, a washer, a test chamber."};

    template <class Visitor>
    static void fields(BatchSpec& s, Visitor& v) {
        v(Field{"most", "how many parts a machine works on at once", "24", Need::required, {1, 10000}}, s.most);
        v(Field{"least", "it begins when so many are there; as many as `most` if left out", "12", Need::optional, {1, 10000}}, s.least);
        v(Field{"longest_wait", "it begins with fewer once the first of them has waited for so long, breaks and nights included", "30 min"},
          s.longest_wait);
        v(Field{"products", "which parts may be in one batch", "one"}, s.products);
    }
};

}  // namespace takt::spec
