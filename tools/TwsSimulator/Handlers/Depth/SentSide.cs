namespace TwsSimulator.Handlers.Depth;

/// <summary>One side of a book as the client has it, brought to what it should be by inserts, updates and deletes.</summary>
internal sealed class SentSide(DepthWriter writer, bool isBid, int most)
{
    private readonly List<BookRow> _sent = [];

    /// <summary>The client has emptied its book.</summary>
    public void Forget() => _sent.Clear();

    public void BringTo(List<BookRow> rows)
    {
        Shift(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i >= _sent.Count)
                Insert(i, rows[i]);
            else if (_sent[i] != rows[i])
                Update(i, rows[i]);
        }
        while (_sent.Count > rows.Count)
            Delete(_sent.Count - 1);
    }

    /// <summary>When the best price moves, rows come or go at the top, and the others keep theirs.</summary>
    private void Shift(List<BookRow> rows)
    {
        if (rows.Count == 0)
            return;
        while (_sent.Count > 0 && IsBetter(_sent[0].Price, rows[0].Price))
            Delete(0);
        if (_sent.Count == 0)
            return;
        var old = _sent[0].Price;
        for (var i = 0; i < rows.Count && IsBetter(rows[i].Price, old); i++)
        {
            if (_sent.Count == most)
                Delete(most - 1);
            Insert(i, rows[i]);
        }
    }

    private bool IsBetter(decimal price, decimal than) => isBid ? price > than : price < than;

    private void Insert(int at, BookRow row)
    {
        _sent.Insert(at, row);
        writer.Row(isBid, at, DepthWriter.Insert, row);
    }

    private void Update(int at, BookRow row)
    {
        _sent[at] = row;
        writer.Row(isBid, at, DepthWriter.Update, row);
    }

    private void Delete(int at)
    {
        writer.Row(isBid, at, DepthWriter.Delete, new BookRow(0, 0, _sent[at].MarketMaker));
        _sent.RemoveAt(at);
    }
}
