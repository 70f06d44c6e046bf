#pragma once

// Random operations on a store, and what it must hold after each.

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/runtime_store/store_fixture.h"

namespace flux::store {

// How the store is opened: it seals often, and `clock` tells what has expired.
StoreOptions OptionsAt(std::function<Time()> clock);

class Workload {
 public:
  // Works on the store `data` in `directory`; without a directory there is no store, and what it would hold is all that
  // changes. The same seed gives the same steps.
  Workload(std::string directory, uint64_t seed);

  // Does one thing. Fails when the store does.
  Status Step();
  // What the store holds by everything that was acknowledged, and with what was begun last: the same when that is
  // done. What is in neither was deleted, has expired, or never was.
  const std::string& before() const { return before_; }
  const std::string& after() const { return after_; }
  // The steps go on from `found`, which is one of the two.
  void Settle(const std::string& found);

  Status Open();
  void Close() { store_.reset(); }
  bool is_open() const { return store_ != nullptr; }
  Store& store() { return *store_; }
  Time now() const { return {now_}; }

 private:
  using Points = std::map<std::string, std::map<int64_t, int64_t>>;

  uint64_t Below(uint64_t n) { return random_() % n; }
  Status Write();
  Status Delete();
  Status Reopen();
  // A copy of the store, and a copy of that.
  Status BackUpAndRestore();
  Status Export();
  void MoveClock();
  // Does what changes no content.
  Status Do(const std::function<Status()>& action) { return directory_.empty() ? Status() : action(); }
  // Notes what is begun, does it, and notes that it is done.
  Status Change(Points points, const std::function<Status()>& change);

  const std::string directory_;
  std::mt19937_64 random_;
  std::unique_ptr<Store> store_;
  int copies_ = 0;
  Points points_, begun_;
  std::string before_, after_;
  int64_t clock_ = 0, now_ = 0;
};

}  // namespace flux::store
