#include "runtime/base/memory.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "runtime/base/cancel.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(memory_test)

namespace {

constexpr size_t kMegabyte = 1'000'000;

// What the account says, in tens of megabytes: allocators round up.
size_t Tens(size_t bytes) { return (bytes + 5 * kMegabyte) / (10 * kMegabyte); }

}  // namespace

BOOST_AUTO_TEST_CASE(CountsWhatThreadsOfTheQueryAllocate) {
  MemoryAccount account;
  std::string before(5 * kMegabyte, 'x');
  {
    const MemoryScope scope(&account);
    std::vector<std::string> texts;
    texts.emplace_back(20 * kMegabyte, 'x');
    BOOST_TEST(Tens(account.used()) == 2u);
    std::thread([&] {
      std::string(10 * kMegabyte, 'x').swap(before);
      const MemoryScope other_scope(&account);
      texts.emplace_back(10 * kMegabyte, 'x');
    }).join();
    BOOST_TEST(Tens(account.used()) == 3u);
    texts.clear();
    BOOST_TEST(Tens(account.used()) == 0u);
  }
  BOOST_TEST(Tens(account.peak()) == 3u);
}

BOOST_AUTO_TEST_CASE(CountsManySmallAllocations) {
  MemoryAccount account;
  const MemoryScope scope(&account);
  std::vector<std::unique_ptr<std::array<char, 100>>> blocks(100'000);
  for (auto& block : blocks) block = std::make_unique<std::array<char, 100>>();
  BOOST_TEST(account.used() >= 10 * kMegabyte);
  BOOST_TEST(account.used() <= 15 * kMegabyte);
}

BOOST_AUTO_TEST_CASE(AccountsShareALimit) {
  MemoryAccount whole(10 * kMegabyte);
  const auto keep = [](MemoryAccount& account, std::string& text, size_t megabytes) {
    const MemoryScope scope(&account);
    return WithinMemory([&]() -> Status {
      text.assign(megabytes * kMegabyte, 'x');
      return {};
    });
  };
  std::string first_text, second_text;
  MemoryAccount first(8 * kMegabyte, &whole);
  {
    MemoryAccount second(0, &whole);
    BOOST_TEST(keep(first, first_text, 6).has_value());
    BOOST_TEST(keep(second, second_text, 3).has_value());
    BOOST_TEST(Tens(whole.used()) == 1u);
    const Status refused = keep(second, second_text, 6);
    BOOST_TEST((refused.error().code == ErrorCode::kResourceExhausted));
    BOOST_TEST(refused.error().message.starts_with("the queries that run at the same time have reached"));
    const Status own = keep(first, first_text, 9);
    BOOST_TEST(own.error().message.starts_with("memory limit of 8 MB reached"));
  }
  // An account that goes takes with it what was charged to it.
  BOOST_TEST(whole.used() <= 7 * kMegabyte);
}

BOOST_AUTO_TEST_CASE(SaysWhenHalfIsUsed) {
  MemoryAccount whole(20 * kMegabyte);
  const MemoryAccount unlimited(0);
  MemoryAccount account(10 * kMegabyte, &whole), other(40 * kMegabyte, &whole);
  BOOST_TEST(unlimited.limit() == 0u);
  BOOST_TEST(account.limit() == 10 * kMegabyte);
  BOOST_TEST(other.limit() == 20 * kMegabyte);
  BOOST_TEST(!unlimited.IsPastHalf(SIZE_MAX));
  const MemoryScope scope(&account);
  std::vector<std::string> texts;
  texts.emplace_back(4 * kMegabyte, 'x');
  BOOST_TEST(!account.IsPastHalf(0));
  BOOST_TEST(account.IsPastHalf(2 * kMegabyte));
  // The other one has room of its own, but not in the whole.
  BOOST_TEST(!other.IsPastHalf(5 * kMegabyte));
  BOOST_TEST(other.IsPastHalf(7 * kMegabyte));
}

BOOST_AUTO_TEST_CASE(RefusesBeforeAllocating) {
  MemoryAccount account(10 * kMegabyte);
  const MemoryScope scope(&account);
  std::vector<std::string> texts;
  const Status refused = WithinMemory([&]() -> Status {
    for (;;) texts.emplace_back(3 * kMegabyte, 'x');
  });
  BOOST_TEST((refused.error().code == ErrorCode::kResourceExhausted));
  BOOST_TEST(
      refused.error().message.starts_with("memory limit of 10 MB reached: 4 MB more were asked for; raise it with"));
  BOOST_TEST(texts.size() == 3u);
  BOOST_TEST(account.peak() <= 10 * kMegabyte);
}

BOOST_AUTO_TEST_CASE(RefusesSmallAllocationsAtTheLimit) {
  MemoryAccount account(10 * kMegabyte);
  const MemoryScope scope(&account);
  std::vector<std::unique_ptr<std::string>> texts;
  const Status refused = WithinMemory([&]() -> Status {
    for (;;) texts.push_back(std::make_unique<std::string>(100, 'x'));
  });
  BOOST_TEST(!refused.has_value());
  BOOST_TEST(account.peak() <= 10 * kMegabyte + 200'000);
}

// What does not look at the token ends where it allocates, and there is room left for failing.
BOOST_AUTO_TEST_CASE(RefusesACanceledQuery) {
  CancelToken cancel;
  MemoryAccount account(0, nullptr, &cancel);
  const MemoryScope scope(&account);
  std::vector<std::string> texts;
  const Status refused = WithinMemory([&]() -> Status {
    for (;;) {
      texts.emplace_back(kMegabyte, 'x');
      if (texts.size() == 3) cancel.Cancel();
    }
  });
  BOOST_TEST((refused.error().code == ErrorCode::kCanceled));
  BOOST_TEST(refused.error().message == "canceled");
  BOOST_TEST(texts.size() == 3u);
  BOOST_TEST(CheckRoom(kMegabyte / 2).has_value());
  BOOST_TEST((CheckRoom(2 * kMegabyte).error().code == ErrorCode::kCanceled));
}

BOOST_AUTO_TEST_CASE(AsksForRoomWithoutAllocating) {
  MemoryAccount account(10 * kMegabyte);
  BOOST_TEST(CheckRoom(SIZE_MAX).has_value());
  const MemoryScope scope(&account);
  BOOST_TEST(CheckRoom(9 * kMegabyte).has_value());
  BOOST_TEST(!CheckRoom(12 * kMegabyte).has_value());
  BOOST_TEST(!CheckRoom(SIZE_MAX / 2, 16).has_value());
}

BOOST_AUTO_TEST_CASE(SaysWhatWasAskedFor) {
  const auto refusal = [](size_t limit, size_t bytes) {
    MemoryAccount account(limit);
    const MemoryScope scope(&account);
    const std::string message = CheckRoom(bytes).error().message;
    return message.substr(0, message.find(';'));
  };
  BOOST_TEST(refusal(10 * kMegabyte, 12 * kMegabyte) == "memory limit of 10 MB reached: 12 MB more were asked for");
  BOOST_TEST(refusal(size_t{1} << 10, 1500) == "memory limit of 1 KiB reached: 2 KiB more were asked for");
  BOOST_TEST(refusal(1, 2) == "memory limit of 1 byte reached: 2 bytes more were asked for");
}

BOOST_AUTO_TEST_CASE(CountsNothingOutsideOfTheScope) {
  MemoryAccount account(kMegabyte);
  const MemoryScope scope(&account);
  {
    const MemoryScope uncounted(nullptr);
    const std::string text(5 * kMegabyte, 'x');
    BOOST_TEST(text.size() == 5 * kMegabyte);
  }
  BOOST_TEST(Tens(account.peak()) == 0u);
}

BOOST_AUTO_TEST_CASE(ValuesThatNoMachineHoldsAreAFailure) {
  const Status refused = WithinMemory([]() -> Status {
    std::vector<int>().reserve(SIZE_MAX / sizeof(int));
    return {};
  });
  BOOST_TEST(refused.error().message.starts_with("out of memory"));
}

BOOST_AUTO_TEST_CASE(WhatNothingHereCanHoldIsAFailure) {
  const Status refused = WithinMemory([]() -> Status { throw TooLarge("too much text"); });
  BOOST_TEST((refused.error().code == ErrorCode::kResourceExhausted));
  BOOST_TEST(refused.error().message == "too much text");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
