#include "runtime/base/uninterruptible.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <thread>

namespace flux {

namespace {

using std::chrono::milliseconds, std::chrono::steady_clock;

// Waits until it is let go.
struct Gate {
  std::shared_ptr<std::atomic<bool>> is_open = std::make_shared<std::atomic<bool>>(false);
  std::function<void()> Work() const {
    return [is_open = is_open] { is_open->wait(false); };
  }
  void Open() const {
    is_open->store(true);
    is_open->notify_all();
  }
};

BOOST_AUTO_TEST_CASE(WorkAsideComesToItsEnd) {
  const CancelToken cancel;
  const auto has_run = std::make_shared<std::atomic<bool>>(false);
  const Result<bool> is_done = RunAside([has_run] { *has_run = true; }, std::nullopt, cancel);
  BOOST_REQUIRE(is_done);
  BOOST_CHECK(*is_done);
  BOOST_CHECK(*has_run);
}

BOOST_AUTO_TEST_CASE(WorkAsideIsLeftAtTheDeadline) {
  const CancelToken cancel;
  const Gate gate;
  const Result<bool> is_done = RunAside(gate.Work(), steady_clock::now() + milliseconds(1), cancel);
  BOOST_REQUIRE(is_done);
  BOOST_CHECK(!*is_done);
  gate.Open();
}

BOOST_AUTO_TEST_CASE(WorkAsideIsLeftWhenCanceled) {
  CancelToken cancel;
  const Gate gate;
  std::thread canceler([&] { cancel.Cancel(); });
  const Result<bool> is_done = RunAside(gate.Work(), std::nullopt, cancel);
  canceler.join();
  BOOST_REQUIRE(!is_done);
  BOOST_CHECK(is_done.error().code == ErrorCode::kCanceled);
  gate.Open();
}

BOOST_AUTO_TEST_CASE(HostsAreLookedUp) {
  const CancelToken cancel;
  for (const char* host : {"127.0.0.1", "::1", "localhost", ""}) {
    const Result<bool> is_done = AwaitHostLookup(host, std::nullopt, cancel);
    BOOST_REQUIRE(is_done);
    BOOST_CHECK(*is_done);
  }
}

}  // namespace

}  // namespace flux
