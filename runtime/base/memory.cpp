#include "runtime/base/memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "runtime/base/cancel.h"

namespace flux {
namespace {

// What failing takes: messages, places, the way out.
constexpr size_t kReserve = 1 << 20;

constinit thread_local ThreadMemory thread_memory;
// How many bytes the thread asked for when it was last refused them.
constinit thread_local size_t refused_bytes = 0;

struct Unit {
  std::string_view name;
  size_t size;
};
constexpr std::array<Unit, 3> kBinaryUnits = {{{"GiB", size_t{1} << 30}, {"MiB", size_t{1} << 20}, {"KiB", 1 << 10}}};
constexpr std::array<Unit, 3> kDecimalUnits = {{{"GB", 1'000'000'000}, {"MB", 1'000'000}, {"KB", 1'000}}};

// Whether users wrote the limit in units of thousands.
bool IsDecimal(size_t limit) { return limit % kDecimalUnits.back().size == 0; }

std::string BytesText(size_t bytes) { return fmt::format("{} byte{}", bytes, bytes == 1 ? "" : "s"); }

// A limit in the largest unit that divides it, as users write it.
std::string SizeText(size_t limit) {
  for (const Unit& unit : IsDecimal(limit) ? kDecimalUnits : kBinaryUnits) {
    if (limit % unit.size == 0) return fmt::format("{} {}", limit / unit.size, unit.name);
  }
  return BytesText(limit);
}

// What was asked for beside such a limit: rounded up, in its units.
std::string WishText(size_t limit) {
  for (const Unit& unit : IsDecimal(limit) ? kDecimalUnits : kBinaryUnits) {
    if (refused_bytes >= unit.size) {
      return fmt::format("{} {}", refused_bytes / unit.size + (refused_bytes % unit.size != 0), unit.name);
    }
  }
  return BytesText(refused_bytes);
}

// Only threads that were refused something themselves know what.
std::string Wish(size_t limit) {
  return refused_bytes == 0 ? std::string() : fmt::format(": {} more were asked for", WishText(limit));
}

constexpr std::string_view kKeepLess =
    "let the script keep less at a time: a shorter range, fewer groups, longer windows";

}  // namespace

size_t MemoryAccount::used() const {
  return static_cast<size_t>(std::max<int64_t>(0, used_.load(std::memory_order_relaxed)));
}

size_t MemoryAccount::limit() const {
  const size_t of_whole = whole_ == nullptr ? 0 : whole_->limit();
  return limit_ == 0 || of_whole == 0 ? std::max(limit_, of_whole) : std::min(limit_, of_whole);
}

bool MemoryAccount::IsPastHalf(size_t bytes) const {
  return (limit_ != 0 && used() + bytes > limit_ / 2) || (whole_ != nullptr && whole_->IsPastHalf(bytes));
}

MemoryAccount::~MemoryAccount() {
  if (whole_ != nullptr) whole_->Add(-used_.load(std::memory_order_relaxed));
}

bool MemoryAccount::HasRoom(size_t bytes) {
  if (cancel_ != nullptr && cancel_->is_canceled() && !HasRoomIfCanceled(bytes)) return false;
  if (!HasOwnRoom(bytes)) return false;
  if (whole_ == nullptr || whole_->HasRoom(bytes)) return true;
  whole_has_refused_.store(true, std::memory_order_relaxed);
  return false;
}

bool MemoryAccount::HasRoomIfCanceled(size_t bytes) {
  const auto now = static_cast<int64_t>(used());
  int64_t then = -1;
  if (used_when_canceled_.compare_exchange_strong(then, now, std::memory_order_relaxed)) return false;
  return bytes <= kReserve && now + static_cast<int64_t>(bytes) <= then + static_cast<int64_t>(kReserve);
}

bool MemoryAccount::HasOwnRoom(size_t bytes) {
  if (limit_ == 0) return true;
  const size_t limit = limit_ + (has_refused_.load(std::memory_order_relaxed) ? kReserve : 0);
  if (bytes <= limit && used() <= limit - bytes) return true;
  has_refused_.store(true, std::memory_order_relaxed);
  refused_bytes = bytes;
  return false;
}

Status MemoryAccount::CheckRoom(size_t bytes) {
  if (HasRoom(bytes)) return {};
  const MemoryScope uncounted(nullptr);
  return std::unexpected(*Refusal());
}

std::optional<Error> MemoryAccount::Refusal() const {
  if (used_when_canceled_.load(std::memory_order_relaxed) >= 0) return Error{ErrorCode::kCanceled, "canceled"};
  if (has_refused_.load(std::memory_order_relaxed)) {
    return Error{ErrorCode::kResourceExhausted,
                 fmt::format("memory limit of {} reached{}; raise it with `--memory-limit`, or {}", SizeText(limit_),
                             Wish(limit_), kKeepLess)};
  }
  if (!whole_has_refused_.load(std::memory_order_relaxed)) return std::nullopt;
  return Error{ErrorCode::kResourceExhausted,
               fmt::format("the queries that run at the same time have reached their common memory limit of {}{}; "
                           "try again when others have ended, or {}",
                           SizeText(whole_->limit_), Wish(whole_->limit_), kKeepLess)};
}

void MemoryAccount::Add(int64_t bytes) {
  if (whole_ != nullptr) whole_->Add(bytes);
  const int64_t now = used_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  int64_t peak = peak_.load(std::memory_order_relaxed);
  while (now > peak && !peak_.compare_exchange_weak(peak, now, std::memory_order_relaxed)) {
  }
}

ThreadMemory& ThreadMemory::Current() { return thread_memory; }

// Destructors that run because of a refusal must not meet another.
bool ThreadMemory::AdmitsMuch(size_t bytes) {
  const size_t pending = static_cast<size_t>(std::max<int64_t>(0, pending_));
  return account_->HasRoom(bytes + pending) || std::uncaught_exceptions() > 0;
}

void ThreadMemory::Flush() { account_->Add(std::exchange(pending_, 0)); }

bool ThreadMemory::Settle(size_t bytes) {
  Flush();
  if (AdmitsMuch(0)) return true;
  refused_bytes = bytes;
  pending_ -= static_cast<int64_t>(bytes);
  return false;
}

void ThreadMemory::SetAccount(MemoryAccount* account) {
  if (account_ != nullptr) Flush();
  account_ = account;
}

MemoryScope::MemoryScope(MemoryAccount* account) : outer_(thread_memory.account()) {
  thread_memory.SetAccount(account);
}

MemoryScope::~MemoryScope() { thread_memory.SetAccount(outer_); }

Status CheckRoom(size_t bytes) {
  return thread_memory.has_account() ? thread_memory.account()->CheckRoom(bytes) : Status();
}

Status CheckRoom(size_t count, size_t bytes) {
  size_t product = 0;
  return CheckRoom(__builtin_mul_overflow(count, bytes, &product) ? SIZE_MAX : product);
}

Error OutOfMemory() {
  MemoryAccount* const account = thread_memory.account();
  const MemoryScope uncounted(nullptr);
  if (account != nullptr) {
    if (std::optional<Error> refusal = account->Refusal()) return *std::move(refusal);
  }
  return {ErrorCode::kResourceExhausted, "out of memory: the machine has no more, or one value would be too large"};
}

}  // namespace flux
