// The store against a plain map that does the same in the simplest way.

#include <map>
#include <random>

#include "runtime/base/number_text.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

// (field, host) to points; the key order is that of the tables, as all series have the same labels.
using Model = std::map<std::pair<std::string, std::string>, std::map<int64_t, std::string>>;

std::string RenderModel(const Model& model, const Query& query, std::string_view host) {
  std::string out;
  for (const auto& [name, points] : model) {
    if (!host.empty() && name.second != host) continue;
    std::string row;
    for (auto at = points.lower_bound(query.start); at != points.end() && at->first < query.stop; ++at) {
      row += " " + std::to_string(at->first) + " " + at->second + ",";
    }
    if (!row.empty()) out += "_field=" + name.first + ",_measurement=m,host=" + name.second + ":" + row + "\n";
  }
  return out;
}

class RandomWriter {
 public:
  explicit RandomWriter(uint64_t seed) : random_(seed) {}
  uint64_t Below(uint64_t n) { return random_() % n; }

  // A batch of lines: mostly in time order, some late, some repeated.
  std::string Lines(Model& model, size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i) {
      const std::string host(1, static_cast<char>('a' + Below(3)));
      int64_t time = clock_ += static_cast<int64_t>(Below(3)) * 10;
      if (Below(20) == 0) time = static_cast<int64_t>(Below(static_cast<uint64_t>(clock_) + 1));
      text += "m,host=" + host + " ";
      const double f = static_cast<double>(Below(1000)) / 10;
      const int64_t n = static_cast<int64_t>(Below(2000)) - 1000;
      const std::string s = "s" + std::to_string(Below(5));
      if (Below(2)) {
        text += "f=" + FormatFloat(f) + ",";
        model[{"f", host}][time] = FormatFloat(f) + "f";
      }
      if (Below(3) == 0) {
        text += "s=\"" + s + "\",";
        model[{"s", host}][time] = "\"" + s + "\"";
      }
      text += "n=" + std::to_string(n) + "i " + std::to_string(time) + "\n";
      model[{"n", host}][time] = std::to_string(n);
    }
    return text;
  }

 private:
  std::mt19937_64 random_;
  int64_t clock_ = 0;
};

void CheckSame(Store& store, const Model& model, const Query& query, std::string_view host = "") {
  Query asked = query;
  if (!host.empty()) asked.predicates = {Compare("host", BinaryOp::kEqual, Value::String(host))};
  const std::string found = Scan(store, "db", asked), expected = RenderModel(model, query, host);
  BOOST_TEST_REQUIRE((found == expected), "differ in [" << query.start << ", " << query.stop << ") of host " << host);
}

}  // namespace

BOOST_AUTO_TEST_CASE(behaves_like_a_map) {
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    TempDirectory directory;
    Model model;
    RandomWriter writer(seed);
    // So little memory that sealing happens in the middle of writing.
    const StoreOptions options{.memory_limit = seed % 2 ? size_t{200'000} : size_t{64} << 20};
    auto store = OpenStore(directory.path, options);
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    for (int round = 0; round < 24; ++round) {
      Load(*store, "db", writer.Lines(model, round % 5 == 0 ? 12'000 : 1 + writer.Below(400)));
      if (writer.Below(4) == 0) BOOST_REQUIRE(store->Flush().has_value());
      if (writer.Below(6) == 0) {
        store.reset();
        store = OpenStore(directory.path, options);
      }
      CheckSame(*store, model, {});
      for (int i = 0; i < 4; ++i) {
        const int64_t start = static_cast<int64_t>(writer.Below(200'000));
        CheckSame(*store, model, {.start = start, .stop = start + static_cast<int64_t>(writer.Below(50'000))});
        CheckSame(*store, model, {.start = start}, "b");
      }
    }
  }
}
