// The store against a plain map that does the same in the simplest way.

#include <cstdlib>
#include <map>
#include <random>
#include <sstream>

#include "runtime/base/number_text.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/store/maintenance.h"
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
      if (Below(20) == 0) time = RecentTime();
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
  // About as long ago as points are kept at most.
  int64_t RecentTime() {
    constexpr int64_t kRecent = 250'000;
    return clock_ - static_cast<int64_t>(Below(static_cast<uint64_t>(std::min(clock_, kRecent)) + 1));
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

// What `Render` wrote, as a model.
Model ParseTables(const std::string& rendered) {
  Model out;
  std::istringstream lines(rendered);
  for (std::string line; std::getline(lines, line);) {
    const size_t colon = line.find(':'), field = line.find('=') + 1, host = line.rfind('=', colon) + 1;
    auto& points = out[{line.substr(field, line.find(',') - field), line.substr(host, colon - host)}];
    std::istringstream cells(line.substr(colon + 1));
    int64_t time = 0;
    for (std::string value; cells >> time >> value;) points[time] = value.substr(0, value.size() - 1);
  }
  return out;
}

// A store and its model, to which a random operation is done at a time.
class RandomOperations {
 public:
  // Of `writes_of_a_large_one` writes one is of more than a chunk.
  RandomOperations(uint64_t seed, uint64_t writes_of_a_large_one)
      : writer_(seed), writes_of_a_large_one_(writes_of_a_large_one) {
    options_ = {.memory_limit = seed % 2 ? size_t{200'000} : size_t{64} << 20,
                .freeze_from = seed % 3 ? size_t{1} : SIZE_MAX,
                .clock = [this] { return Time{now_}; },
                .least_retention = 0};
    Reopen();
    BOOST_REQUIRE(store_->CreateBucket("db", Duration{0, kLongRetention}).has_value());
  }

  void Step() {
    const uint64_t kind = writer_.Below(40);
    if (kind < 15) {
      Write();
    } else if (kind < 24) {
      Delete();
    } else if (kind < 29) {
      BOOST_REQUIRE(store_->Flush().has_value());
    } else if (kind < 31) {
      Reopen();
    } else if (kind < 33) {
      MoveClock(std::max(now_, writer_.clock() + static_cast<int64_t>(writer_.Below(1000))));
    } else if (kind == 33) {
      MoveClock(std::max(now_ - static_cast<int64_t>(writer_.Below(kLongRetention)), latest_ - 2 * kLongRetention));
    } else if (kind < 36) {
      BOOST_REQUIRE(store_->DropExpired().has_value());
    } else if (kind == 36) {
      BOOST_REQUIRE(store_->Compact().has_value());
    } else if (kind == 37) {
      retention_ = writer_.Below(2) ? kLongRetention : kShortRetention;
      BOOST_REQUIRE(store_->SetRetention("db", Duration{0, retention_}).has_value());
      Expire();
    } else if (kind == 38) {
      BackUpAndRestore();
    } else {
      // Nobody sees anything of what is lost when the process ends here: all is in the log.
      const auto beside = OpenStore(path(), {.is_read_only = true, .clock = options_.clock});
      CheckSame(*beside, model_, {.start = forgotten_});
    }
  }

  void Check(const std::vector<plan::NodeRef>& operations) {
    CheckSame(*store_, model_, {.start = forgotten_});
    CheckForgotten();
    const int64_t start = std::max(forgotten_, writer_.RecentTime());
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
  static constexpr int64_t kLongRetention = 200'000, kShortRetention = 50'000;
  int64_t Expiry() const { return now_ - retention_; }
  std::string path() const { return directory_.path + "/" + std::to_string(copies_); }

  void Reopen() {
    store_.reset();
    store_ = OpenStore(path(), options_);
  }

  void Write() {
    Model written;
    Load(*store_, "db",
         writer_.Lines(written, writer_.Below(writes_of_a_large_one_) == 0 ? 9'000 : 1 + writer_.Below(300), Expiry()));
    for (const auto& [name, points] : written) {
      for (const auto& [time, value] : points) {
        model_[name][time] = value;
        expired_[name].erase(time);
      }
    }
  }

  void MoveClock(int64_t now) {
    now_ = now;
    latest_ = std::max(latest_, now);
    Expire();
    for (auto& [name, points] : expired_) {
      points.erase(points.begin(), points.lower_bound(latest_ - 3 * kLongRetention));
    }
  }

  // What has expired once may be gone for good, or be there again when the clock is set back or points are kept for
  // longer. For what is before `forgotten_` this is so.
  void Expire() {
    const int64_t expiry = Expiry();
    forgotten_ = std::max(forgotten_, expiry);
    for (auto& [name, points] : model_) {
      const auto end = points.lower_bound(expiry);
      for (auto at = points.begin(); at != end; ++at) expired_[name][at->first] = at->second;
      points.erase(points.begin(), end);
    }
  }

  // What was written before `forgotten_` when the clock had been set back is there; what is there besides was so once.
  void CheckForgotten() {
    const Model found = ParseTables(Scan(*store_, "db", {.stop = forgotten_}));
    for (const auto& [name, points] : model_) {
      const auto in_store = found.find(name);
      for (auto at = points.begin(); at != points.end() && at->first < forgotten_; ++at) {
        const bool is_there = in_store != found.end() && in_store->second.contains(at->first);
        BOOST_TEST_REQUIRE(is_there, name.first << " of " << name.second << " at " << at->first << " is missing");
      }
    }
    for (const auto& [name, points] : found) {
      for (const auto& [time, value] : points) {
        BOOST_TEST_REQUIRE(time >= Expiry());
        const auto& known = model_[name].contains(time) ? model_[name] : expired_[name];
        const auto at = known.find(time);
        BOOST_TEST_REQUIRE((at != known.end() && at->second == value),
                           "what comes back at " << time << " was never so");
      }
    }
  }

  // The store goes on as a copy of a copy of itself.
  void BackUpAndRestore() {
    CancelToken cancel;
    const std::string backup = directory_.path + "/backup", old = path();
    BOOST_REQUIRE(CopyStore(old, backup, cancel).has_value());
    store_.reset();
    ++copies_;
    BOOST_REQUIRE(CopyStore(backup, path(), cancel).has_value());
    std::filesystem::remove_all(backup);
    std::filesystem::remove_all(old);
    const auto verified = VerifyStore(path());
    BOOST_REQUIRE(verified.has_value());
    BOOST_TEST(verified->damage.empty());
    Reopen();
  }

  // Of all series or of one, of all times or of a few.
  void Delete() {
    const uint64_t size = writer_.Below(3) == 0 ? 120'000 : 2'000;
    const int64_t start = writer_.RecentTime();
    const int64_t stop = start + static_cast<int64_t>(writer_.Below(size));
    std::vector<DeleteTerm> predicate;
    if (writer_.Below(3) == 0) predicate.push_back({"_measurement", "m"});
    const uint64_t host = writer_.Below(5);
    if (host < 3) predicate.push_back({"host", std::string(1, static_cast<char>('a' + host)), writer_.Below(4) == 0});
    BOOST_REQUIRE(store_->DeletePoints("db", Time{start}, Time{stop}, predicate).has_value());
    for (Model* model : {&model_, &expired_}) {
      for (auto& [name, points] : *model) {
        const bool is_host =
            host >= 3 || (name.second == std::string(1, static_cast<char>('a' + host))) != predicate.back().is_negated;
        if (is_host) points.erase(points.lower_bound(start), points.upper_bound(stop));
      }
    }
  }

  RandomWriter writer_;
  const uint64_t writes_of_a_large_one_;
  TempDirectory directory_;
  int copies_ = 0;
  int64_t now_ = 0, latest_ = 0, retention_ = kLongRetention, forgotten_ = INT64_MIN;
  StoreOptions options_;
  std::unique_ptr<Store> store_;
  Model model_, expired_;
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

// More steps are taken when `FLUX_MODEL_STEPS` says so, and those of one seed when `FLUX_MODEL_SEED` does.
BOOST_AUTO_TEST_CASE(behaves_like_a_map_with_deletes_and_retention) {
  const char* more = std::getenv("FLUX_MODEL_STEPS");
  const char* only = std::getenv("FLUX_MODEL_SEED");
  const int steps = more != nullptr ? std::atoi(more) : 120;
  const uint64_t first = only != nullptr ? std::strtoull(only, nullptr, 10) : 1;
  const bool is_long = steps >= 10'000;
  const int steps_of_a_check = is_long ? 50 : 3;
  const std::vector<plan::NodeRef> operations = Operations();
  for (uint64_t seed = first; seed < first + (only != nullptr ? 1 : 4); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      RandomOperations random(seed, is_long ? 100 : 20);
      for (int step = 0; step < steps; ++step) {
        random.Step();
        if (step % steps_of_a_check == 0) random.Check(operations);
      }
    }
  }
}
