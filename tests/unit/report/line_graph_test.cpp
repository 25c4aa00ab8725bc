#include "takt/report/line_graph.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "takt/line/make_plan.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;

namespace {

LineLayout layout_of_chain(int stations) {
    std::vector<ElementSpec> elements{source()};
    for (int i = 0; i < stations; ++i)
        elements.emplace_back(station(("station-" + std::to_string(i)).c_str(), 60));
    elements.emplace_back(sink());
    return layout_of(make_plan(plant(std::move(elements), 1h)));
}

/// Of the attribute in the first tag.
double millimetres(const std::string& svg, const std::string& attribute) {
    const std::size_t at = svg.find(attribute + "=\"");
    REQUIRE(at < svg.find('>'));
    return std::atof(svg.c_str() + at + attribute.size() + 2);
}

}  // namespace

TEST_CASE("a picture fits on A4 landscape, and a short line is not blown up") {
    for (const int stations : {1, 5, 40, 400}) {
        CAPTURE(stations);
        const std::string svg = line_svg(layout_of_chain(stations), "Line");
        CHECK(millimetres(svg, "width") <= 277);
        CHECK(millimetres(svg, "height") <= 190);
    }
    CHECK(millimetres(line_svg(layout_of_chain(1), "Line"), "width") < 100);
}

TEST_CASE("long names are broken behind hyphens, and cut where there is no more room") {
    const auto drawn = [](const char* name) {
        return line_svg(layout_of(make_plan(plant({source(), buffer(name, 5), station("s", 1), sink()}, 1h))), "Line");
    };
    const std::string broken = drawn("painted-body-store");
    CHECK(broken.find(">painted-</text>") != std::string::npos);
    CHECK(broken.find(">body-store</text>") != std::string::npos);
    const std::string cut = drawn("a-name-that-is-much-too-long-for-the-box-of-a-buffer");
    CHECK(cut.find("\u2026</text>") != std::string::npos);
    CHECK(cut.find("<title>buffer a-name-that-is-much-too-long-for-the-box-of-a-buffer, 5 places</title>") !=
          std::string::npos);
}
