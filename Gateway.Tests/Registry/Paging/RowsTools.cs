using Gateway.Access;
using Gateway.Handlers;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace Gateway.Tests.Registry.Paging;

internal sealed record SampleRow(int Id, string Name, decimal? Price, SampleRow? Inner = null);

internal sealed record SampleRows
{
    public required string Source { get; init; }

    public required IReadOnlyList<SampleRow> Things { get; init; }

    public required int Count { get; init; }
}

internal sealed record CutRows
{
    public required IReadOnlyList<SampleRow> Things { get; init; }

    public required int Count { get; init; }

    public required bool Truncated { get; init; }
}

/// <summary>Tools with lists: one in no order, one in the order of time, one that cuts its list itself, one that knows of more than it gives.</summary>
[Toolset("rows", AccessScope.None)]
internal sealed class RowsTools
{
    [Tool("list_things", "Things")]
    [Rows("things", limit: 3, most: 50)]
    [Description("Numbered things.")]
    public static SampleRows List([Description("How many.")] int size = 8) => Things(size);

    [Tool("list_bars", "Bars")]
    [Rows("things", limit: 3, most: 50, NewestLast = true)]
    [Description("Numbered things, the newest last.")]
    public static SampleRows Bars([Description("How many.")] int size = 8) => Things(size);

    [Tool("list_own", "Own")]
    [Rows("things", limit: 3)]
    [Description("Things, cut by the tool itself.")]
    public static SampleRows Own([Description("The most.")][Range(1, 5)] int limit = 4) => Things(limit);

    [Tool("list_cut", "Cut")]
    [Rows("things", limit: 3, most: 50)]
    [Description("Things of which the tool itself left some out, or not.")]
    public static CutRows Cut([Description("How many.")] int size = 8, [Description("Whether there are more.")] bool more = true) =>
        new() { Things = Things(size).Things, Count = size, Truncated = more };

    private static SampleRows Things(int size)
    {
        List<SampleRow> rows =
        [
            .. Enumerable.Range(1, size).Select(id => new SampleRow(id, id == 2 ? "a \"b\", c" : $"n{id}", id % 2 == 0 ? id + 0.50m : null, id == 1 ? new SampleRow(0, "in", null) : null)),
        ];
        return new SampleRows { Source = "here", Things = rows, Count = rows.Count };
    }
}
