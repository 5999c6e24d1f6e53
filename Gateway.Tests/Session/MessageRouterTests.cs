using System.Text;
using Gateway.Tests.Support;
using Gateway.Tws.Messages;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class MessageRouterTests
{
    private readonly MessageRouter _router = new(new ReceiverCalls(NullLogger.Instance));

    private static byte[] Payload(string fields) => Encoding.ASCII.GetBytes(fields.Replace('|', '\0') + '\0');

    [Test]
    public void Accept_Ticks_AllocatesNothing()
    {
        const int ticks = 20_000;
        var id = RequestIds.Next();
        var receiver = new TickCounter();
        using var registration = _router.Attach(id, receiver);
        var price = Payload($"1|6|{id}|1|189.37|200|1");
        var size = Payload($"2|6|{id}|0|1200");
        void Dispatch(int times)
        {
            for (var i = 0; i < times; i++)
            {
                MessageTable.TryDispatch(price, new ServerVersion(200), _router);
                MessageTable.TryDispatch(size, new ServerVersion(200), _router);
            }
        }
        Dispatch(ticks);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Dispatch(ticks);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        receiver.Prices.Should().Be(2 * ticks);
        receiver.Sizes.Should().Be(2 * ticks);
        // Less than one object for all of them together, whatever the runtime does once beside.
        allocated.Should().BeLessThan(ticks);
    }

    [Test]
    public void Attach_IdWithAReceiver_Throws()
    {
        var id = RequestIds.Next();
        using var first = _router.Attach(id, new TickCounter());
        FluentActions.Invoking(() => _router.Attach(id, new TickCounter())).Should().Throw<ArgumentException>();
    }

    [TestCase(57)]
    [TestCase(1_000_000_000)]
    [TestCase(1_500_000_000)]
    [TestCase(2_146_999_999)]
    public async Task Accept_ErrorOfAnOrder_ReachesTheListenersWhateverItsId(int orderId)
    {
        for (var i = 0; i < 10; i++)
            RequestIds.Next();
        var listener = new RecordingReceiver();
        using var registration = _router.Listen(listener);
        MessageTable.TryDispatch(Payload($"4|{orderId}|201|rejected||1767623400000"), new ServerVersion(200), _router);
        (await listener.NextAsync()).Should().Be($"error {orderId} 201: rejected");
        _router.Late.Should().Be(0);
    }

    [Test]
    public void RequestId_OfAnUnreadableFrame_IsFoundAmongItsFirstFieldsOnly()
    {
        var id = RequestIds.Next();
        bool IsWaiting(int candidate) => candidate == id;
        UndecodableFrame.RequestId(Payload($"88|{id}"), IsWaiting).Should().Be(id);
        UndecodableFrame.RequestId(Payload($"1|6|{id}|x|y"), IsWaiting).Should().Be(id);
        UndecodableFrame.RequestId(Payload($"1|6|x|y|{id}"), IsWaiting).Should().BeNull();
        UndecodableFrame.RequestId(Payload($"{id}|6|7|8"), IsWaiting).Should().BeNull();
        UndecodableFrame.RequestId(Payload($"88|{id + 1}"), IsWaiting).Should().BeNull();
        UndecodableFrame.RequestId(Encoding.ASCII.GetBytes($"88\0{id}"), IsWaiting).Should().Be(id);
        UndecodableFrame.RequestId([], IsWaiting).Should().BeNull();
    }

    private sealed class TickCounter : IMessageReceiver
    {
        public int Prices { get; private set; }

        public int Sizes { get; private set; }

        public void Receive<T>(in T message) where T : IMessage<T>
        {
            if (message is TickPriceMessage { Price: 189.37m })
                Prices++;
            else if (message is TickSizeMessage)
                Sizes++;
        }

        public void ReceiveError(TwsError error) => throw new AssertionException($"No error was sent: {error}");

        public void Disconnected(TwsDisconnectedException reason) => throw new AssertionException("Nothing was ended.");
    }
}
