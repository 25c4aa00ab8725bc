#include "takt/report/page.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "takt/core/contract.hpp"
#include "takt/report/json_report.hpp"
#include "unit/experiment/hand_made.hpp"

using namespace takt;

namespace {

constexpr std::string_view begin_of_data = R"(<script type="application/json" id="takt-data">)";

std::size_t count_of(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

/// What the page of a result says whose station has this name.
nlohmann::json read_back(const std::string& name) {
    Plan plan = hand_made::plan();
    plan.stations[0].name = name;
    RunFacts facts;
    facts.file = "plant.yaml";
    PageData data;
    data.result = json_report(plan, summarise(plan, hand_made::results()), facts);
    const std::string json = page_json(data);
    for (const char* steering : {"<", ">", "&", "\xE2\x80\xA8", "\xE2\x80\xA9", "\n"})
        CHECK(json.find(steering) == std::string::npos);
    return nlohmann::json::parse(json);
}

std::string name_in(const nlohmann::json& page) {
    return page["result"]["stations"][0]["name"];
}

}  // namespace

TEST_CASE("whatever a station is called, the page says that name and nothing of it acts") {
    for (const std::string& name :
         {std::string("</script><script>alert(1)</script>"), std::string("<!-- <script>"), std::string("]]> &lt; &amp;"),
          std::string("it's \"quoted\" and \\ back\\\\slashed\\\""), std::string("\xE7\x84\x8A\xE8\xA3\x85 \xE8\xBD\xA6\xE9\x97\xB4"),
          std::string("line\xE2\x80\xA8separator\xE2\x80\xA9paragraph"), std::string(300, 'W'), std::string("tab\tand\nline\r"),
          std::string("\xF0\x9F\x9A\x97 body shop"), std::string("  two  spaces  ")}) {
        CAPTURE(name);
        CHECK(name_in(read_back(name)) == name);
    }
}

TEST_CASE("bytes that are not UTF-8 come out as replacement characters") {
    CHECK(name_in(read_back("weld\xFF\xC0")) == "weld\xEF\xBF\xBD\xEF\xBF\xBD");
    PageData data;
    data.result = "{\"name\": \"weld\xFF\"}";  // from a file that somebody else has written
    CHECK(nlohmann::json::parse(page_json(data))["result"]["name"] == "weld\xEF\xBF\xBD");
}

TEST_CASE("the data of a page says what kind it is, and what it does not have is null") {
    PageData data;
    data.kind = PageKind::sweep;
    data.result = "{ \"by\" : \"jph\",\n  \"scenarios\" : [ 1, 2 ] }\n";
    const std::string json = page_json(data);
    CHECK(json.find("{\"kind\":\"sweep\",\"takt\":\"") == 0);
    CHECK(json.find("\"result\":{\"by\":\"jph\",\"scenarios\":[1,2]},\"plant\":null,\"observed\":null,\"recording\":null}") !=
          std::string::npos);
}

TEST_CASE("numbers in the page are those of the result, to the bit") {
    const Plan plan = hand_made::plan();
    RunFacts facts;
    PageData data;
    data.result = json_report(plan, summarise(plan, hand_made::results()), facts);
    CHECK(nlohmann::json::parse(page_json(data))["result"] == nlohmann::json::parse(data.result));
}

TEST_CASE("the page has its data once, and nothing else of it changes" * doctest::skip(!why_no_pages().empty())) {
    PageData data;
    data.result = R"({"name": "</script>"})";
    const std::string text = page(data);
    CHECK(count_of(text, begin_of_data) == 1);
    CHECK(text.find("<!doctype html>") == 0);
    const std::size_t begin = text.find(begin_of_data) + begin_of_data.size();
    const std::string json = text.substr(begin, text.find("</script>", begin) - begin);
    CHECK(json == page_json(data));
    const std::size_t others = text.size() - json.size();
    data.result = "{}";
    CHECK(page(data).size() - page_json(data).size() == others);
}

TEST_CASE("a program without pages says why, and makes none" * doctest::skip(why_no_pages().empty())) {
    CHECK_THROWS_AS(page({}), ContractViolation);
}
