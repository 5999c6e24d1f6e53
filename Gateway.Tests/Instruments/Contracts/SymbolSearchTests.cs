using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;

namespace Gateway.Tests.Instruments.Contracts;

[TestFixture]
[Category("Unit")]
public sealed class SymbolSearchTests
{
    private TwsApiFixture _tws = null!;
    private SymbolSearch _search = null!;

    [SetUp]
    public void SetUp()
    {
        _tws = new TwsApiFixture();
        _search = new SymbolSearch(_tws.Client, _tws.Clock);
    }

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [Test]
    public async Task Find_TheSamePatternTwice_AsksOnce()
    {
        Answer();

        var both = await Task.WhenAll(FindAsync("APPLE"), FindAsync("APPLE")).PromptlyAsync("both answers");
        await FindAsync("APPLE").PromptlyAsync("the remembered answer");

        both.Should().AllSatisfy(found => found.Single().Contract.Symbol.Should().Be("AAPL"));
        _tws.Sent<ReqMatchingSymbolsRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task Find_AnotherPatternAtOnce_WaitsForItsTurn()
    {
        Answer();
        await FindAsync("A").PromptlyAsync("the first answer");

        var second = FindAsync("B");
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(1)).PromptlyAsync("the wait");
        _tws.Sent<ReqMatchingSymbolsRequest>().Should().ContainSingle();
        _tws.Clock.Advance(TimeSpan.FromSeconds(1));

        (await second.PromptlyAsync("the second answer")).Should().ContainSingle();
        _tws.Sent<ReqMatchingSymbolsRequest>().Should().HaveCount(2);
    }

    [Test]
    public async Task Find_TooManyWait_IsEmptyAtOnce()
    {
        Answer();
        await FindAsync("A").PromptlyAsync("the first answer");
        var waiting = new[] { FindAsync("B"), FindAsync("C") };
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(2)).PromptlyAsync("the second wait");

        (await FindAsync("D").PromptlyAsync("no turn")).Should().BeEmpty();

        _tws.Clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(waiting).PromptlyAsync("those that waited");
    }

    [Test]
    public async Task Find_TwsRefuses_IsEmptyAndAskedAgain()
    {
        _tws.Answer = request =>
        {
            if (request is ReqMatchingSymbolsRequest search)
                _tws.Session.TellError(search.RequestId, 322);
        };
        (await FindAsync("A").PromptlyAsync("the refusal")).Should().BeEmpty();

        Answer();
        _tws.Clock.Advance(TimeSpan.FromSeconds(1));

        (await FindAsync("A").PromptlyAsync("the answer")).Should().ContainSingle();
    }

    [Test]
    public async Task Find_TwsIsSilent_IsEmptyAfterAWhile()
    {
        var found = FindAsync("A");
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(3)).PromptlyAsync("the patience");
        _tws.Clock.Advance(TimeSpan.FromSeconds(3));

        (await found.PromptlyAsync("the end of the patience")).Should().BeEmpty();
    }

    private void Answer() => _tws.Answer = request =>
    {
        if (request is ReqMatchingSymbolsRequest search)
            _tws.Session.Tell(new SymbolSamplesMessage(search.RequestId, [new ContractDescription(new Contract { ConId = 265598, Symbol = "AAPL" }, [])]));
    };

    private Task<IReadOnlyList<ContractDescription>> FindAsync(string pattern) => _search.FindAsync(pattern, CancellationToken.None);
}
