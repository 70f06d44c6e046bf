#define BOOST_TEST_MODULE fluxc
#include <boost/test/unit_test.hpp>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
// Tests kill processes at work, which are forks that start threads.
extern "C" const char* __tsan_default_options() { return "die_after_fork=0"; }
// The library is not built for the sanitizer, which does not see by what its own threads agree.
extern "C" const char* __tsan_default_suppressions() { return "race:rocksdb::\n"; }
#endif
#endif
