#include "runtime/base/worker_pool.h"

#include <atomic>
#include <boost/test/unit_test.hpp>

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

}  // namespace flux
