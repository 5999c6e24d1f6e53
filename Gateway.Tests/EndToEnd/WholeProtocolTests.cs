using System.Reflection;
using Gateway.Tests.Support;
using Gateway.Tws.Messages;
using TwsSimulator.Session;

namespace Gateway.Tests.EndToEnd;

/// <summary>Every request and every message of the protocol over one socket, through the typed API.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class WholeProtocolTests
{
    private static readonly int[] Requests = Ids("request");
    private static readonly int[] Messages = Ids("message");

    [TestCase(false, false, TestName = "Walk_EveryMember_SendsEveryRequestAndReadsEveryMessage")]
    [TestCase(true, false, TestName = "Walk_UnknownMessagesBetween_AreCountedAndSkipped")]
    [TestCase(false, true, TestName = "Walk_ByteByByte_ReadsTheSame")]
    public async Task Walk(bool unknownMessages, bool byteByByte)
    {
        await using var tap = new WireTap();
        await using var tws = await SimulatedTws.StartAsync(
            options => options with { Accounts = 2, TickInterval = TimeSpan.FromMilliseconds(byteByByte ? 250 : 50) }, clientId: 0, tap.Begin);
        tws.Server.Faults.UnknownMessages = unknownMessages;
        tws.Server.Faults.OneByteAtATime = byteByByte;
        var session = tws.Connection.Session;

        await new ProtocolWalk(tws, tap).RunAsync();

        tap.Requests.Keys.Should().BeEquivalentTo(Requests);
        tap.Messages.Keys.Where(id => id != MessageIds.Unknown).Should().BeEquivalentTo(Messages);
        tws.Connection.Session.Should().BeSameAs(session, "nothing of all this ends a session");
        session.Statistics.Undecodable.Should().Be(0);
        if (unknownMessages)
            session.Statistics.Unknown.Should().BeGreaterThan(Messages.Length);
        else
            session.Statistics.Unknown.Should().Be(0);
    }

    [Test]
    public void Ids_OfTheProtocol_AreTheOnesThatTheCodeKnows()
    {
        MessageTable.KnownIds.Should().BeEquivalentTo(Messages);
        Constants(typeof(MessageIds)).Except([MessageIds.Unknown]).Should().BeEquivalentTo(Messages);
        Constants(typeof(RequestIds)).Should().BeEquivalentTo(Requests);
    }

    private static int[] Ids(string kind) =>
        [.. TwsFields.FixtureLines("ids-200.txt").Select(line => line.Split(' ')).Where(parts => parts[0] == kind).Select(parts => int.Parse(parts[1], CultureInfo.InvariantCulture))];

    private static IEnumerable<int> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!);
}
