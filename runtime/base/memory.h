#pragma once

// What one query has allocated, and the limit of it, and what all queries of a process have together. The program's
// allocator (runtime/allocator) counts every allocation of a thread that works for a query, whoever makes it: values of
// the script, columns, hash tables, parsers. One that would pass the limit ends in `std::bad_alloc`, which
// `WithinMemory` turns into a failure; it stands around builtins, operators and the script VM, so nothing else needs to
// know. What makes much at once asks with `CheckRoom` before. The same way ends work of a cancelled query that does not
// look at the token itself.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <stdexcept>
#include <type_traits>

#include "runtime/base/error.h"

namespace flux {

class CancelToken;

class MemoryAccount {
 public:
  // `limit` in bytes; 0 means no limit. All that is charged to this account is charged to `whole`, too, and once
  // `cancel` is canceled there is no more room; both outlive it; null: to none, and never.
  explicit MemoryAccount(size_t limit = 0, MemoryAccount* whole = nullptr, const CancelToken* cancel = nullptr)
      : limit_(limit), whole_(whole), cancel_(cancel) {}
  // What this account still holds is given back to the whole.
  ~MemoryAccount();
  MemoryAccount(const MemoryAccount&) = delete;
  MemoryAccount& operator=(const MemoryAccount&) = delete;
  // The least limit that holds for it, its own or that of the whole, in bytes; 0 means none.
  size_t limit() const;
  // Whether with `bytes` more it would be past half of its limit, or the whole past half of the whole's.
  bool IsPastHalf(size_t bytes) const;
  // Fails with `kResourceExhausted` when `bytes` more would pass the limit, with `kCanceled` when the query is
  // canceled.
  Status CheckRoom(size_t bytes);
  // Counted in batches: right up to some ten thousand bytes a thread.
  size_t used() const;
  size_t peak() const { return static_cast<size_t>(peak_.load(std::memory_order_relaxed)); }

 private:
  friend class ThreadMemory;
  bool HasRoom(size_t bytes);
  bool HasOwnRoom(size_t bytes);
  bool HasRoomIfCanceled(size_t bytes);
  void Add(int64_t bytes);
  // Says why there is no room: the query is canceled, or which limit was reached, this one or that of the whole;
  // nothing when none was.
  std::optional<Error> Refusal() const;

  const size_t limit_;
  MemoryAccount* const whole_;
  const CancelToken* const cancel_;
  std::atomic<int64_t> used_ = 0;  // below zero when the query frees what was there before it
  std::atomic<int64_t> peak_ = 0;
  // From the first refusal on, messages about it may use a small reserve.
  std::atomic<bool> has_refused_ = false, whole_has_refused_ = false;
  // Bytes that were used when an allocation was first refused to the canceled query; below zero until then.
  std::atomic<int64_t> used_when_canceled_ = -1;

  friend Error OutOfMemory();
};

// What a thread has allocated for its query and not yet told the account. For allocators.
class ThreadMemory {
 public:
  // That of the calling thread.
  static ThreadMemory& Current();
  bool has_account() const { return account_ != nullptr; }
  MemoryAccount* account() const { return account_; }
  // Tells whether an allocation of `bytes` may be made.
  bool Admits(size_t bytes) { return bytes < kBatch || AdmitsMuch(bytes); }
  // Counts an allocation that was made; gives false when it must be given back, which needs no call of `CountFreed`.
  bool CountAllocated(size_t bytes) {
    pending_ += static_cast<int64_t>(bytes);
    return pending_ < kBatch || Settle(bytes);
  }
  // Counts memory that was given back, whoever allocated it.
  void CountFreed(size_t bytes) {
    pending_ -= static_cast<int64_t>(bytes);
    if (pending_ <= -kBatch) Flush();
  }

 private:
  friend class MemoryScope;
  static constexpr int64_t kBatch = 64 << 10;
  bool AdmitsMuch(size_t bytes);
  bool Settle(size_t bytes);
  void Flush();

  void SetAccount(MemoryAccount* account);

  MemoryAccount* account_ = nullptr;
  int64_t pending_ = 0;
};

// Lets the thread work for the account's query, or for none: around calls into libraries that exceptions must not pass
// through, or that keep what outlives the query. Scopes nest.
class MemoryScope {
 public:
  explicit MemoryScope(MemoryAccount* account);
  MemoryScope(const MemoryScope&) = delete;
  MemoryScope& operator=(const MemoryScope&) = delete;
  ~MemoryScope();

 private:
  MemoryAccount* outer_;
};

// Fails when `bytes` more would pass the limit of the query that the thread works for.
Status CheckRoom(size_t bytes);
// As above, for `count` items of `bytes` each; the product may be beyond any number.
Status CheckRoom(size_t count, size_t bytes);

// Ends work on something that no data structure here can hold, whatever the memory: thrown where there is no `Result`
// to say so, and turned into one where refused allocations are. The message is for users.
class TooLarge final : public std::length_error {
  using std::length_error::length_error;
};

// The failure of an allocation that was refused, or that the machine has no memory for.
Error OutOfMemory();

// Calls `fn`, which gives a `Result`; an allocation that fails in it, or `TooLarge`, becomes
// the `Result`'s failure.
template <typename Fn>
std::invoke_result_t<Fn> WithinMemory(Fn&& fn) {
  try {
    return fn();
  } catch (const TooLarge& limit) {
    return Fail(ErrorCode::kResourceExhausted, limit.what());
  } catch (const std::bad_alloc&) {
    return std::unexpected(OutOfMemory());
  } catch (const std::length_error&) {
    return std::unexpected(OutOfMemory());
  }
}

}  // namespace flux
