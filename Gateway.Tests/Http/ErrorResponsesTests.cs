using System.Net;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Gateway.Tests.Http;

[TestFixture]
public sealed class ErrorResponsesTests
{
    [Test]
    public async Task UnknownPath_Is404WithTheWayToTheEndpoints()
    {
        await using var gateway = await GatewayFixture.StartAsync();

        using var answer = await gateway.SendAsync("GET", "/api/v1");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).Should().Contain("The MCP endpoint is /api/v1/mcp");
    }

    [Test]
    public async Task WrongMethod_Is405WithTheRightOnes()
    {
        await using var gateway = await GatewayFixture.StartAsync();

        using var answer = await gateway.SendAsync("PUT", "/health");

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Allowed: GET");
    }

    [Test]
    public async Task Exception_Is500WithAnIdAndNothingElse()
    {
        await using var gateway = await GatewayFixture.StartAsync(map: app => app.MapGet("/broken", string () => throw new InvalidOperationException("the secret reason")));

        using var answer = await gateway.SendAsync("GET", "/broken");
        var body = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        body.Should().Contain("internal_error").And.Contain("requestId").And.NotContain("secret").And.NotContain("Exception").And.NotContain(" at ");
        (await gateway.Http.GetStringAsync("/health/live")).Should().Be("live\n", "the process goes on");
    }
}
