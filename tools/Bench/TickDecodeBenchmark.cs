using System.Buffers;
using System.Diagnostics;
using Gateway.Tws.Messages;
using Gateway.Tws.Wire;

namespace Bench;

/// <summary>
/// Ticks decoded a second on one core, and bytes allocated a tick; the peer splits each frame into strings first, as IB's own clients do.
/// </summary>
internal static class TickDecodeBenchmark
{
    private const int Rounds = 7;
    private const int TicksPerRound = 2_000_000;

    private static readonly byte[][] Frames =
    [
        Payload("1", "6", "1000000001", "1", "255.45", "200", "0"),
        Payload("1", "6", "1000000001", "2", "255.47", "300", "1"),
        Payload("2", "6", "1000000001", "8", "312894"),
        Payload("1", "6", "1000000001", "4", "255.46", "100", "0"),
    ];

    public static void Run()
    {
        var ours = new List<double>();
        var peers = new List<double>();
        long allocated = 0;
        // Interleaved, so that a change of the machine's pace meets both alike.
        for (int round = -1; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            double ourRate = Rate(DecodeOurs);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            double peerRate = Rate(DecodePeer);
            if (round < 0)
                continue;
            ours.Add(ourRate);
            peers.Add(peerRate);
            allocated += bytes;
        }
        double our = Median(ours);
        double peer = Median(peers);
        Console.WriteLine($"gateway decoder     {our / 1e6,8:F1} M ticks/s   {(double)allocated / Rounds / TicksPerRound:F3} bytes allocated a tick");
        Console.WriteLine($"string-split peer   {peer / 1e6,8:F1} M ticks/s");
        Console.WriteLine($"ratio               {our / peer,8:F2}");
    }

    private static double Rate(Action decode)
    {
        long start = Stopwatch.GetTimestamp();
        decode();
        return TicksPerRound / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void DecodeOurs()
    {
        var sink = new CountingSink();
        var version = new ServerVersion(ServerVersion.Target);
        for (int i = 0; i < TicksPerRound; i++)
            MessageTable.TryDispatch(Frames[i & 3], version, sink);
        if (sink.Count != TicksPerRound)
            throw new InvalidOperationException($"{sink.Count} of {TicksPerRound} ticks were decoded.");
    }

    private static void DecodePeer()
    {
        decimal sum = 0;
        for (int i = 0; i < TicksPerRound; i++)
        {
            string[] fields = Encoding.ASCII.GetString(Frames[i & 3]).Split('\0');
            sum += int.Parse(fields[2], CultureInfo.InvariantCulture) > 0 ? decimal.Parse(fields[4], CultureInfo.InvariantCulture) : 0;
            if (fields[0] == "1")
                sum += decimal.Parse(fields[5], CultureInfo.InvariantCulture) + int.Parse(fields[6], CultureInfo.InvariantCulture);
        }
        if (sum == 0)
            throw new InvalidOperationException("The peer decoded nothing.");
    }

    private static byte[] Payload(params string[] fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new FieldWriter(buffer);
        foreach (string field in fields)
            writer.Write(field);
        return buffer.WrittenSpan.ToArray();
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private sealed class CountingSink : IMessageSink
    {
        public long Count { get; private set; }

        public void Accept<T>(int requestId, in T message) where T : IMessage<T> => Count++;
    }
}
