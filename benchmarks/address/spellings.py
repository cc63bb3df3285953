"""Addresses as hostile pages spell them, chains of redirects, name servers that lie, and ordinary public addresses."""

INSIDE = (
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://017700000001/",
    "http://0x7f000001/", "http://0x7f.0x0.0x0.0x1/", "http://0177.0.0.01/", "http://0x7f.1/", "http://127.0.0.1./",
    "http://00000127.0.0.1/", "http://127.0.0.1:80/", "http://0/", "http://0.0.0.0/", "http://4294967297/",
    "http://\uff11\uff12\uff17.0.0.1/", "http://127\u30020\u30020\u30021/", "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/",
    "http://%31%32%37.0.0.1/", "http://127.0.0.1%00.example.org/", "http://127.0.0.1%2f@example.org/",
    "http://example.org@127.0.0.1/", "http://user:pass@127.0.0.1/", "http://example.org:80@127.0.0.1/",
    "http://example.org\\@127.0.0.1/", "http://127.0.0.1\\.example.org/", "http://127.0.0.1\t/", "http://127.0.0.1\n.example.org/",
    "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::]/", "http://[::127.0.0.1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:a9fe:a9fe]/", "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2002:c0a8:101::1]/", "http://[2001:0:7f00:1::80ff:fffe]/",
    "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[fec0::1]/", "http://[fc00::1]/",
    "http://[fd00:ec2::254]/", "http://[ff02::1]/", "http://[100::1]/", "http://[5f00::1]/", "http://[2001:db8::1]/",
    "http://[3fff::1]/", "http://[::ffff:0:127.0.0.1]/", "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/",
    "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/",
    "http://100.64.0.1/", "http://192.0.0.1/", "http://192.88.99.1/", "http://198.18.0.1/", "http://198.51.100.7/",
    "http://203.0.113.7/", "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/",
    "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://\uff4cocalhost/", "http://loopback.test/",
    "http://metadata.test/", "http://mapped.test/", "http://nat64.test/", "http://zoned.test/", "http://mixed.test/",
    "ftp://93.184.215.14/", "file:///etc/passwd", "gopher://93.184.215.14/", "javascript:alert(1)", "data:text/html,x",
    "//127.0.0.1/", "http:///127.0.0.1/", "http:127.0.0.1/", "http://", "http://.../", "http://[::1", "http://::1/",
    "http://93.184.215.14:22/", "http://93.184.215.14:0/", "http://93.184.215.14:99999/", "http://93.184.215.14:6379/",
)  # fmt: skip
"""Every one of these must be refused before a connection is made."""

LYING = {
    "loopback.test": ("127.0.0.1",), "metadata.test": ("169.254.169.254",), "mapped.test": ("::ffff:10.0.0.1",),
    "nat64.test": ("64:ff9b::c0a8:101",), "zoned.test": ("fe80::1%eth0",), "mixed.test": ("93.184.215.14", "10.0.0.1"),
    "localhost": ("127.0.0.1", "::1"), "a.localhost": ("127.0.0.1",),
}  # fmt: skip
"""What a name server answers; "mixed" has a good address beside a bad one."""

CHAINS = (
    ("http://127.0.0.1/",), ("http://169.254.169.254/latest/meta-data/",), ("/a", "http://[::1]/"),
    ("/a", "/b", "http://2130706433/"), ("https://example.org/", "http://10.0.0.1/"), ("//loopback.test/",),
    ("/a", "file:///etc/passwd"), ("http://example.org@127.0.0.1/",), ("/1", "/2", "/3", "/4", "/5", "/6"),
    ("http://example.org:6379/",), ("/loop",), ("http://[::ffff:7f00:1]/",), ("http://\uff11\uff12\uff17.0.0.1/",),
)  # fmt: skip
"""Redirects, one after the other, from a harmless page; none may end in an answer."""

PUBLIC = (
    "1.1.1.1", "8.8.8.8", "9.9.9.9", "93.184.215.14", "23.215.0.136", "104.16.132.229", "151.101.1.140", "172.15.255.254",
    "172.32.0.1", "172.217.16.142", "185.199.108.153", "192.0.1.1", "192.30.255.112", "192.88.98.1", "192.88.100.1",
    "192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.1", "198.51.99.255", "198.51.101.1", "203.0.112.255",
    "203.0.114.1", "223.255.255.254", "100.63.255.255", "100.128.0.1", "126.255.255.255", "128.0.0.1", "169.253.255.255",
    "169.255.0.1", "11.0.0.1", "9.255.255.255", "2.16.0.1", "80.239.0.1", "217.0.0.1", "45.60.0.1", "212.58.244.1",
    "5.9.0.1", "31.13.72.36", "91.189.91.42", "2606:4700:4700::1111", "2001:4860:4860::8888", "2620:fe::fe",
    "2a00:1450:4001:81c::200e", "2a03:2880:f12f:83:face:b00c:0:25de", "2001:200::1", "2400:cb00:2048:1::c629:d7a2",
    "2800:3f0:4001::1", "2c0f:fb50:4003::1", "240e::1", "2001:67c:2e8:22::c100:68b", "64:ff9b::808:808", "::ffff:8.8.8.8",
)  # fmt: skip
"""Ordinary addresses, many beside the edge of a special range; the last two as resolvers give them on IPv6-only networks."""
