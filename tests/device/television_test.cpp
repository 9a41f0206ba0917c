// SPDX-License-Identifier: EUPL-1.2
#include "device/television.h"

#include <linux/cec.h>
#include <sys/ioctl.h>

#include <cerrno>
#include <cstdint>
#include <fstream>
#include <vector>

#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;

namespace {

// The kernel's side of the line, as linux/cec.h promises it.
struct Line {
    bool listens = true;    // the television acknowledges
    bool other_owner = false;
    std::uint8_t own = 0;   // how many addresses are taken already
    std::vector<std::vector<int>> said;
    int names_taken = 0;

    Television::Control control() {
        return [this](int, unsigned long request, void* argument) { return answer(request, argument); };
    }

private:
    int answer(unsigned long request, void* argument) {
        switch (request) {
            case CEC_S_MODE: return other_owner ? (errno = EBUSY, -1) : *static_cast<std::uint32_t*>(argument) == CEC_MODE_INITIATOR ? 0 : -1;
            case CEC_ADAP_G_CAPS: static_cast<cec_caps*>(argument)->capabilities = CEC_CAP_LOG_ADDRS | CEC_CAP_TRANSMIT; return 0;
            case CEC_ADAP_G_LOG_ADDRS: return name(*static_cast<cec_log_addrs*>(argument));
            case CEC_ADAP_S_LOG_ADDRS: ++names_taken, own = 1; return name(*static_cast<cec_log_addrs*>(argument));
            case CEC_ADAP_G_PHYS_ADDR: *static_cast<std::uint16_t*>(argument) = 0x2100; return 0;
            case CEC_TRANSMIT: return hear(*static_cast<cec_msg*>(argument));
            default: return errno = ENOTTY, -1;
        }
    }
    int name(cec_log_addrs& names) const {
        names.num_log_addrs = own;
        if (own > 0) names.log_addr[0] = 4;
        return 0;
    }
    int hear(cec_msg& message) {
        said.emplace_back(message.msg, message.msg + message.len);
        message.tx_status = listens ? CEC_TX_STATUS_OK : CEC_TX_STATUS_NACK | CEC_TX_STATUS_MAX_RETRIES;
        return 0;
    }
};

struct Device {
    ScratchFolder folder;
    std::string path = folder.path().string() + "/cec0";
    Device() { std::ofstream(path) << ""; }
};

}  // namespace

TEST_CASE("a television is sent to standby by one message to it, from an address that was taken for that") {
    const Device device;
    Line line;
    REQUIRE(Television(device.path, line.control()).standby().ok());
    CHECK(line.names_taken == 1);
    CHECK(line.said == std::vector<std::vector<int>>{{0x40, 0x36}});
}

TEST_CASE("a television is woken, and told by all who hear it which socket to show") {
    const Device device;
    Line line;
    line.own = 1;
    REQUIRE(Television(device.path, line.control()).wake().ok());
    CHECK(line.names_taken == 0);
    CHECK(line.said == std::vector<std::vector<int>>{{0x40, 0x04}, {0x4F, 0x82, 0x21, 0x00}});
}

TEST_CASE("a television that does not listen, a line that is taken and a machine without one are told apart") {
    const Device device;
    Line deaf;
    deaf.listens = false;
    CHECK(Television(device.path, deaf.control()).standby().error().message.find("does not listen") != std::string::npos);
    Line taken;
    taken.other_owner = true;
    CHECK(Television(device.path, taken.control()).wake().error().message.find("another program") != std::string::npos);
    CHECK(taken.said.empty());
    CHECK(Television(device.path + "none", taken.control()).standby().error().kind == ErrorKind::missing);
}
