// The store against a plain map that does the same in the simplest way.

#include <cstdlib>
#include <map>
#include <random>

#include "runtime/base/number_text.h"
#include "runtime/plan/specs/limit.h"
#include "tests/unit/runtime_store/row_model.h"

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
  // Those from before `expiry` are not taken.
  std::string Lines(Model& model, size_t count, int64_t expiry = INT64_MIN) {
    std::string text;
    Model ignored;
    for (size_t i = 0; i < count; ++i) {
      const std::string host(1, static_cast<char>('a' + Below(3)));
      int64_t time = clock_ += static_cast<int64_t>(Below(3)) * 10;
      if (Below(20) == 0) time = static_cast<int64_t>(Below(static_cast<uint64_t>(clock_) + 1));
      Model& taken = time < expiry ? ignored : model;
      text += "m,host=" + host + " ";
      const double f = static_cast<double>(Below(1000)) / 10;
      const int64_t n = static_cast<int64_t>(Below(2000)) - 1000;
      const std::string s = "s" + std::to_string(Below(5));
      if (Below(2)) {
        text += "f=" + FormatFloat(f) + ",";
        taken[{"f", host}][time] = FormatFloat(f) + "f";
      }
      if (Below(3) == 0) {
        text += "s=\"" + s + "\",";
        taken[{"s", host}][time] = "\"" + s + "\"";
      }
      text += "n=" + std::to_string(n) + "i " + std::to_string(time) + "\n";
      taken[{"n", host}][time] = std::to_string(n);
    }
    return text;
  }
  // The time of the last point that was not late.
  int64_t clock() const { return clock_; }

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

// The names of the tables, without their rows.
std::string Names(const std::string& rendered) {
  std::string out;
  for (size_t at = 0; at < rendered.size(); at = rendered.find('\n', at) + 1) {
    out += rendered.substr(at, rendered.find(':', at) - at) + "\n";
  }
  return out;
}

// Which series have points, asked without reading any.
void CheckSameSeries(Store& store, const Model& model, const Query& query) {
  plan::LimitSpec one;
  one.count = 1;
  Query asked = query;
  asked.columns.emplace();
  asked.operation = plan::MakeNode(one, {});
  const std::string found = Names(Scan(store, "db", asked)), expected = Names(RenderModel(model, query, ""));
  BOOST_TEST_REQUIRE((found == expected), "series differ in [" << query.start << ", " << query.stop << ")");
}

// A store and its model, to which a random operation is done at a time.
class RandomOperations {
 public:
  explicit RandomOperations(uint64_t seed) : writer_(seed) {
    options_ = {.memory_limit = seed % 2 ? size_t{200'000} : size_t{64} << 20, .clock = [this] { return Time{now_}; }};
    Reopen();
    BOOST_REQUIRE(store_->CreateBucket("db", Duration{0, kRetention}).has_value());
  }

  void Step() {
    const uint64_t kind = writer_.Below(16);
    if (kind < 6) {
      Load(*store_, "db", writer_.Lines(model_, writer_.Below(6) == 0 ? 9'000 : 1 + writer_.Below(300), Expiry()));
    } else if (kind < 10) {
      Delete();
    } else if (kind < 12) {
      BOOST_REQUIRE(store_->Flush().has_value());
    } else if (kind == 12) {
      Reopen();
    } else if (kind == 13) {
      now_ = std::max(now_, writer_.clock() + static_cast<int64_t>(writer_.Below(1000)));
      for (auto& [name, points] : model_) points.erase(points.begin(), points.lower_bound(Expiry()));
    } else if (kind == 14) {
      BOOST_REQUIRE(store_->DropExpired().has_value());
    } else {
      // Nobody sees anything of what is lost when the process ends here: all is in the log.
      const auto beside = OpenStore(directory_.path, {.is_read_only = true, .clock = options_.clock});
      CheckSame(*beside, model_, {});
    }
  }

  void Check(const std::vector<plan::NodeRef>& operations) {
    CheckSame(*store_, model_, {});
    const int64_t start = static_cast<int64_t>(writer_.Below(static_cast<uint64_t>(writer_.clock()) + 1));
    const Query part{.start = start, .stop = start + static_cast<int64_t>(writer_.Below(50'000))};
    CheckSame(*store_, model_, part);
    CheckSame(*store_, model_, part, "b");
    CheckSameSeries(*store_, model_, part);
    CheckSameSeries(*store_, model_, {.start = start, .stop = start + 40});
    for (Query query : {part, Query{}}) {
      query.predicates = {Compare("_field", BinaryOp::kNotEqual, Value::String("s"))};
      CheckOperations(*store_, query, {operations[writer_.Below(operations.size())]});
    }
  }

 private:
  static constexpr int64_t kRetention = 200'000;
  int64_t Expiry() const { return now_ - kRetention; }

  void Reopen() {
    store_.reset();
    store_ = OpenStore(directory_.path, options_);
  }

  // Of all series or of one, of all times or of a few.
  void Delete() {
    const uint64_t size = writer_.Below(3) == 0 ? 120'000 : 2'000;
    const int64_t start = static_cast<int64_t>(writer_.Below(static_cast<uint64_t>(writer_.clock()) + 1));
    const int64_t stop = start + static_cast<int64_t>(writer_.Below(size));
    std::vector<DeleteTerm> predicate;
    if (writer_.Below(3) == 0) predicate.push_back({"_measurement", "m"});
    const uint64_t host = writer_.Below(5);
    if (host < 3) predicate.push_back({"host", std::string(1, static_cast<char>('a' + host)), writer_.Below(4) == 0});
    BOOST_REQUIRE(store_->DeletePoints("db", Time{start}, Time{stop}, predicate).has_value());
    for (auto& [name, points] : model_) {
      const bool is_host =
          host >= 3 || (name.second == std::string(1, static_cast<char>('a' + host))) != predicate.back().is_negated;
      if (is_host) points.erase(points.lower_bound(start), points.upper_bound(stop));
    }
  }

  RandomWriter writer_;
  TempDirectory directory_;
  int64_t now_ = 0;
  StoreOptions options_;
  std::unique_ptr<Store> store_;
  Model model_;
};

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
      for (const size_t rows : {size_t{1}, size_t{100}, 1 + writer.Below(3000)}) {
        CheckSame(*store, model, {.piece_rows = rows});
      }
      for (int i = 0; i < 4; ++i) {
        const int64_t start = static_cast<int64_t>(writer.Below(200'000));
        CheckSame(*store, model, {.start = start, .stop = start + static_cast<int64_t>(writer.Below(50'000))});
        CheckSame(*store, model, {.start = start}, "b");
        CheckSame(*store, model, {.start = start, .piece_rows = 1 + writer.Below(2000)}, "b");
      }
    }
  }
}

// More steps are taken when `FLUX_MODEL_STEPS` says so.
BOOST_AUTO_TEST_CASE(behaves_like_a_map_with_deletes_and_retention) {
  const char* more = std::getenv("FLUX_MODEL_STEPS");
  const int steps = more != nullptr ? std::atoi(more) : 120;
  const std::vector<plan::NodeRef> operations = Operations();
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      RandomOperations random(seed);
      for (int step = 0; step < steps; ++step) {
        random.Step();
        if (step % 3 == 0) random.Check(operations);
      }
    }
  }
}
