#include "takt/spec/digest.hpp"

#include <cstdint>

#include "takt/spec/digest_stream.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {

std::uint64_t digest(const LineSpec& plant) {
    const auto& [name, description, products, calendars, crews, operators, robots, carriers, materials, flows, run,
                 target, energy_price, ramp_ups, tune, zones, transporters, milk_runs, state, scenarios, at] = plant;
    DigestStream stream;
    SpecDigest all(stream);
    all.add(products);
    all.add(calendars);
    all.add(crews);
    all.add(operators);
    all.add(robots);
    all.add(carriers);
    all.add(materials);
    all.add(flows);
    all.add(run);
    all.add(target);
    all.add(energy_price);
    all.add(ramp_ups);
    // So that plants without them keep the digest that they had before there were any.
    if (!zones.empty()) all.add(zones);
    if (!transporters.empty()) all.add(transporters);
    if (!milk_runs.empty()) all.add(milk_runs);
    if (state) all.add(*state);
    return stream.value();
}

}  // namespace takt::spec
