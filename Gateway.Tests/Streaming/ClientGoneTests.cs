using Gateway.Streaming;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Streaming;

[TestFixture]
public sealed class ClientGoneTests
{
    [Test]
    public void Explains_ResetBeforeTheAbortIsKnown_IsTheClient() =>
        ClientGone.Explains(new ConnectionResetException("reset"), new DefaultHttpContext()).Should().BeTrue();

    [Test]
    public void Explains_FailureWhileTheClientIsThere_IsOurs()
    {
        ClientGone.Explains(new IOException("disk"), new DefaultHttpContext()).Should().BeFalse();
        ClientGone.Explains(new OperationCanceledException(), new DefaultHttpContext()).Should().BeFalse();
    }

    [Test]
    public void Explains_FailureOfOursAfterTheClientLeft_IsOurs()
    {
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };

        ClientGone.Explains(new InvalidOperationException(), context).Should().BeFalse();
        ClientGone.Explains(new IOException("pipe"), context).Should().BeTrue();
    }
}
