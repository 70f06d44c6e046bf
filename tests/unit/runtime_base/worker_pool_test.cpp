#include "runtime/base/worker_pool.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <latch>

namespace flux {

BOOST_AUTO_TEST_CASE(a_pool_runs_all_tasks) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool(3);
    for (int i = 0; i < 1000; ++i) pool.Add([&] { ++done; });
  }
  BOOST_TEST(done == 1000);
}

BOOST_AUTO_TEST_CASE(tasks_add_tasks) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool(2);
    for (int i = 0; i < 10; ++i) {
      pool.Add([&] {
        pool.Add([&] { ++done; });
        ++done;
      });
    }
  }
  BOOST_TEST(done == 20);
}

BOOST_AUTO_TEST_CASE(an_idle_pool_ends) { const WorkerPool pool(4); }

// The second one begins only because the first one is no short one any more.
BOOST_AUTO_TEST_CASE(long_tasks_keep_nobody_waiting) {
  WorkerPool pool(WorkerPool::kAsManyAsTasks, 1);
  std::latch begun(1), ended(2);
  pool.Add([&] {
    begun.wait();
    ended.count_down();
  });
  pool.Add([&] {
    begun.count_down();
    ended.count_down();
  });
  ended.wait();
}

BOOST_AUTO_TEST_CASE(short_tasks_take_turns) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool(WorkerPool::kAsManyAsTasks, 2);
    for (int i = 0; i < 1000; ++i) pool.Add([&] { ++done; });
  }
  BOOST_TEST(done == 1000);
}

}  // namespace flux
