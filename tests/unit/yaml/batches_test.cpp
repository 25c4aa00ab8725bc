#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

TEST_CASE("a batch is one number, or at least and at most so many") {
    const auto short_form = load("takt: 1\nline:\n  - source: in\n  - buffer: {name: store, capacity: 40}\n"
                                 "  - station: {name: oven, cycle: 90 min, batch: 24}\n  - sink: out\n");
    const spec::BatchSpec& full = *std::get<spec::StationSpec>(short_form.flows[0].elements[2]).batch;
    CHECK(full.most == 24);
    CHECK(full.least_to_begin() == 24);
    CHECK(full.products == spec::BatchProducts::any);
    const auto long_form = load("takt: 1\nline:\n  - source: in\n  - buffer: {name: store, capacity: 40}\n"
                                "  - station: {name: oven, cycle: 90 min, batch: {most: 24, least: 6, longest_wait: 30 min, products: one}}\n"
                                "  - sink: out\n");
    const spec::BatchSpec& batch = *std::get<spec::StationSpec>(long_form.flows[0].elements[2]).batch;
    CHECK(batch.most == 24);
    CHECK(batch.least_to_begin() == 6);
    CHECK(*batch.longest_wait == std::chrono::minutes{30});
    CHECK(batch.products == spec::BatchProducts::one);
}

TEST_CASE("what is wrong with a batch shows where it stands") {
    CHECK(errors_of(one_station("cycle: 96 s, batch: {mots: 4}")).find("unknown key `mots` in a batch, did you mean 'most'?") !=
          std::string::npos);
    CHECK(errors_of(one_station("cycle: 96 s, batch: {least: 4}")).find("a batch needs the key `most`") != std::string::npos);
    CHECK(errors_of(one_station("cycle: 96 s, batch: 0")).find("from 1 to 10000") != std::string::npos);
    CHECK(errors_of(one_station("cycle: 96 s, batch: many")).find("expected a whole number from 1 to 10000, found `many`") != std::string::npos);
    CHECK(errors_of(one_station("cycle: 96 s, batch: {most: 4, products: on}")).find("expected one of any, one, found") !=
          std::string::npos);
}
