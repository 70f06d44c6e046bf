// What the allocator does with memory that was freed.

#include <mimalloc.h>

namespace {

// Milliseconds until the system gets pages back. By default these are 25, so that each of several queries that take
// longer would get its pages anew, cleared: that was a tenth of their time.
constexpr long kDelay = 500;

// What the environment says goes before this.
[[maybe_unused]] const bool is_set = [] {
  mi_option_set_default(mi_option_decommit_delay, kDelay);
  return true;
}();

}  // namespace
