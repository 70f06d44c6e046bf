#include "tools/alerts/handler_file.h"

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

namespace flux::alerts {

BOOST_AUTO_TEST_SUITE(HandlerFiles)

namespace {

std::string Read(std::string_view text, std::string_view name = "handler.yaml") {
  const Result<HandlerSpec> spec = ReadHandlerFile(text, name);
  return spec ? json::serialize(HandlerObject(*spec)) : spec.error().message;
}

}  // namespace

// As Kapacitor's documentation has it.
BOOST_AUTO_TEST_CASE(YamlBecomesAHandler) {
  BOOST_TEST(Read("id: exec-cpu-alert\n"
                  "topic: cpu\n"
                  "kind: exec\n"
                  "options:\n"
                  "  prog: '/usr/bin/python'\n"
                  "  args: \n"
                  "    - 'sound-the-alarm.py'\n") ==
             R"({"id":"exec-cpu-alert","topic":"cpu","kind":"exec",)"
             R"("options":{"prog":"/usr/bin/python","args":["sound-the-alarm.py"]},"match":""})");
}

BOOST_AUTO_TEST_CASE(ScalarsHaveTheirTypes) {
  BOOST_TEST(
      Read("topic: t\nid: '1'\nkind: log\nmatch: changed() == TRUE AND \"host\" == 'a'\noptions: {a: 1, b: -0x10, c: "
           "0600, "
           "d: 1.5, e: yes, f: off, g: ~, h: \"1\", i: '0600', j: 1m, k: true, l: .inf, m: 1e3, n: [], o: +1}\n") ==
      R"({"id":"1","topic":"t","kind":"log","options":{"a":1,"b":-16,"c":384,"d":1.5E0,"e":true,"f":false,)"
      R"("g":null,"h":"1","i":"0600","j":"1m","k":true,"l":".inf","m":1E3,"n":[],"o":1},)"
      R"("match":"changed() == TRUE AND \"host\" == 'a'"})");
}

BOOST_AUTO_TEST_CASE(JsonBecomesAHandler) {
  BOOST_TEST(Read(R"({"topic": "t", "id": "h", "kind": "publish", "options": {"topics": ["x"]}})", "h.json") ==
             R"({"id":"h","topic":"t","kind":"publish","options":{"topics":["x"]},"match":""})");
}

BOOST_AUTO_TEST_CASE(MistakesAreTold) {
  const std::pair<const char*, const char*> kCases[] = {
      {"", "there is nothing in it"},
      {"- a\n", "it must give values for `topic`, `id`, `kind` and `options`"},
      {"topic: t\nid: h\nkind: exec\noption: {}\n",
       "handlers have no `option`; did you mean `options`?; there are topic, id, kind, match, options"},
      {"topic: t\nid: 7\nkind: exec\n", "`id` must be a string"},
      {"topic: t\nid: h\n", "a handler needs a `kind`"},
      {"id: h\nkind: exec\n", "the name of a topic must not be empty"},
      {"topic: t\nid: h\nkind: exec\noptions: [a]\n", "`options` must give values for names"},
      {"topic: t\ntopic: u\n", "line 2: `topic` comes twice"},
      {"topic: t\n? [a]\n: b\n", "line 2: a key must be a string"},
      {"a: 1\n---\nb: 2\n", "line 3: a file defines one handler"},
  };
  for (const auto& [text, wanted] : kCases) BOOST_TEST(Read(text) == wanted);
  BOOST_TEST(Read("topic: [\n").starts_with("line 2: it is not YAML: "));
  BOOST_TEST(Read("\ttopic: t\n").contains("it is not YAML: "));
  BOOST_TEST(Read("{", "h.json").starts_with("it is not JSON: "));
  BOOST_TEST(Read("x", "h.txt") == "the name of a file with a handler ends with `.yaml`, `.yml` or `.json`");
  // Each level stands for ten of the one before.
  std::string bomb = "a0: &a0 [x]\n";
  for (int i = 1; i < 12; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += (j > 0 ? ", *a" : "*a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  BOOST_TEST(Read(bomb).ends_with("this is too much for a handler"));
  BOOST_TEST(Read("topic: " + std::string(100'000, '[')).contains("YAML"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::alerts
