using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;

namespace Gateway.Tests.Instruments.Contracts;

[TestFixture]
public sealed class ContractResolverTests
{
    private static readonly Contract Spy = new() { Symbol = "SPY", SecType = "STK", Exchange = "SMART", Currency = "USD" };
    private static readonly ContractDetails Found = new() { Contract = Spy with { ConId = 756733 } };

    [Test]
    public async Task ResolveAsync_ManyAskAtOnce_OneRequestAnswersAllButThoseWhoLeft()
    {
        await using var tws = new TwsApiFixture();
        var resolver = new ContractResolver(tws.Client, tws.Clock);
        using var impatient = new CancellationTokenSource();
        var left = resolver.ResolveAsync(Spy, impatient.Token);
        Task<ContractDetails>[] waiting = [.. Enumerable.Range(0, 50).Select(_ => resolver.ResolveAsync(Spy, CancellationToken.None).WaitAsync(TwsApiFixture.Limit))];
        var asked = await tws.Session.SentAsync<ReqContractDetailsRequest>();

        await impatient.CancelAsync();
        await FluentActions.Awaiting(() => left).Should().ThrowAsync<OperationCanceledException>();
        Answer(tws, asked.RequestId);

        (await Task.WhenAll(waiting).WaitAsync(TwsApiFixture.Limit)).Should().AllSatisfy(details => details.Contract.ConId.Should().Be(756733));
        (await resolver.ResolveAsync(Spy, CancellationToken.None).WaitAsync(TwsApiFixture.Limit)).Contract.ConId.Should().Be(756733);
        tws.Sent<ReqContractDetailsRequest>().Should().HaveCount(1);
    }

    [Test]
    public async Task ResolveAsync_AfterARefusal_AsksAgain()
    {
        await using var tws = new TwsApiFixture();
        var refuses = true;
        tws.Answer = request =>
        {
            if (request is ReqMatchingSymbolsRequest search)
                tws.Session.TellError(search.RequestId, 322);
            if (request is not ReqContractDetailsRequest asked)
                return;
            if (refuses)
                tws.Session.TellError(asked.RequestId, 200);
            else
                Answer(tws, asked.RequestId);
        };
        var resolver = new ContractResolver(tws.Client, tws.Clock);
        await FluentActions.Awaiting(() => resolver.ResolveAsync(Spy, CancellationToken.None).WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<ToolException>();

        refuses = false;

        (await resolver.ResolveAsync(Spy, CancellationToken.None).WaitAsync(TwsApiFixture.Limit)).Contract.ConId.Should().Be(756733);
    }

    private static void Answer(TwsApiFixture tws, int requestId)
    {
        tws.Session.Tell(new ContractDataMessage(requestId, Found));
        tws.Session.Tell(new ContractDataEndMessage(requestId));
    }
}
