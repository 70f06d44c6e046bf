#include "runtime/io/byte_sink.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <new>
#include <thread>

namespace flux::io {
namespace {

CancelToken canceled_by_signal;

// All that is in a pipe.
std::string Drain(int pipe) {
  std::string text;
  char buffer[4096];
  fcntl(pipe, F_SETFL, O_NONBLOCK);
  for (ssize_t count = 0; (count = read(pipe, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<size_t>(count));
  return text;
}

// Nobody reads, so the write waits until the signal.
BOOST_AUTO_TEST_CASE(APipeHasWholeLinesAfterACancellation) {
  struct sigaction action{};
  action.sa_handler = [](int) { canceled_by_signal.Cancel(); };
  sigaction(SIGUSR1, &action, nullptr);
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  std::atomic<bool> has_ended = false;
  const pthread_t writer = pthread_self();
  std::thread interrupter([&] {
    while (!has_ended) {
      pthread_kill(writer, SIGUSR1);
      usleep(1000);
    }
  });
  std::string lines;
  for (int i = 0; i < 10'000; ++i) lines += "a line of " + std::to_string(i) + " and more\n";
  const Status written = FileByteSink(ends[1], "a pipe", &canceled_by_signal).Write(lines);
  has_ended = true;
  interrupter.join();
  BOOST_TEST((written.error().code == ErrorCode::kCanceled));
  const std::string got = Drain(ends[0]);
  BOOST_TEST(!got.empty());
  BOOST_TEST(got.ends_with('\n'));
  BOOST_TEST(lines.starts_with(got));
  close(ends[0]);
  close(ends[1]);
}

BOOST_AUTO_TEST_CASE(HalfOfARowIsTakenBack) {
  StringByteSink sink;
  BufferedText out(sink);
  out.text() += "a row\n";
  try {
    const BufferedText::AllOrNothing row(out);
    out.text() += "half of a";
    throw std::bad_alloc();
  } catch (const std::bad_alloc&) {
    BOOST_TEST(out.Flush().has_value());
  }
  BOOST_TEST(sink.text == "a row\n");
}

}  // namespace
}  // namespace flux::io
