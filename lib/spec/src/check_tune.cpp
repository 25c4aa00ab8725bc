#include "takt/spec/check_tune.hpp"

#include <cstddef>
#include <string>

#include "takt/spec/checking.hpp"
#include "takt/spec/decision_ways.hpp"
#include "takt/spec/tune.hpp"

namespace takt::spec {
namespace {

class TuneCheck {
  public:
    TuneCheck(Checking& checking, const TuneSpec& tune)
        : checking_(checking), tune_(tune), subject_{"tune", nullptr, &tune.at} {}

    void check() {
        check_goal();
        check_numbers();
        check_decisions();
    }

  private:
    void fail(const std::string& message) { checking_.findings.error(subject_, message); }

    void check_goal() {
        const bool has_target = tune_.target || checking_.plant.target;
        if (tune_.goal == Goal::cost && !has_target)
            fail("with `goal: cost`, expected a `target` here or of the plant, found none");
        if (tune_.target && !(tune_.target->per_second > 0)) fail("`target`: expected a rate above 0");
        if (tune_.goal == Goal::value && !tune_.unit_value && !has_price())
            fail("with `goal: value`, expected a `unit_value` or prices of products, found neither");
        const bool is_limited = tune_.budget || !tune_.limited.empty() || tune_.lead_time || tune_.work_in_process;
        if (tune_.goal == Goal::output && !is_limited)
            checking_.findings.warning(subject_, "with `goal: output` and no limit (`budget`, `limited`, `lead_time`, "
                                                 "`work_in_process`), the dearest plan is best");
    }

    bool has_price() const {
        for (const auto& product : checking_.plant.products)
            if (product.value.price) return true;
        return false;
    }

    void check_numbers() {
        if (!(tune_.probability.value > 0 && tune_.probability.value < 1))
            fail("`probability`: expected a share above 0 % and below 100 %, found " + as_percent(tune_.probability.value));
        if (tune_.verification >= tune_.plant_years)
            fail("`plant_years`: expected more than `verification` takes (" + std::to_string(tune_.verification) + "), found " +
                 std::to_string(tune_.plant_years));
    }

    void check_decisions() {
        constexpr std::size_t most = 10'000;
        if (tune_.decisions.empty()) return fail("`decisions`: expected at least one, found none");
        if (tune_.decisions.size() > most) return fail("`decisions`: expected at most 10000, found more");
        DecisionReader reader(tune_, checking_.findings);
        for (const DecisionSpec& decision : tune_.decisions)
            reader.read(decision);
    }

    Checking& checking_;
    const TuneSpec& tune_;
    Subject subject_;
};

}  // namespace

void check_tune(Checking& checking) {
    if (checking.plant.tune) TuneCheck(checking, *checking.plant.tune).check();
}

}  // namespace takt::spec
