using System.Net.Sockets;
using Gateway.Http;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Http;

[TestFixture]
[Platform("Linux")]
public sealed class TcpUserTimeoutTests
{
    [Test]
    public async Task Connection_Accepted_HasTheUserTimeout()
    {
        await using var gateway = await GatewayFixture.StartAsync(map: app => app.MapGet("/timeout", (HttpContext context) =>
        {
            var value = new byte[sizeof(int)];
            context.Features.Get<IConnectionSocketFeature>()!.Socket.GetRawSocketOption((int)SocketOptionLevel.Tcp, TcpUserTimeout.UserTimeoutOption, value);
            return BitConverter.ToInt32(value).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }));

        (await gateway.Http.GetStringAsync("/timeout")).Should().Be("45000");
    }
}
