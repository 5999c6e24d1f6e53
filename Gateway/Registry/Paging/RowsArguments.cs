using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Text;

namespace Gateway.Registry.Paging;

/// <summary>The arguments that <see cref="RowsAttribute"/> adds to a tool; an argument that the tool declares itself is left alone.</summary>
internal sealed class RowsArguments
{
    /// <summary>From this many rows on, the format is worth a choice, and its argument is listed.</summary>
    private const int ManyRows = 500;

    /// <summary>From this many rows on, hardly anybody wants another number, and the argument is not listed.</summary>
    private const int UsuallyEnough = 100;

    private const string Limit = "limit";
    private const string Cursor = "cursor";
    private const string Fields = "fields";
    private const string Format = "format";

    private static readonly HashSet<string> Names = new([Limit, Cursor, Fields, Format, "maxBytes"], StringComparer.OrdinalIgnoreCase);

    private readonly string _tool;
    private readonly int _first;
    private readonly Lazy<IReadOnlyList<string>> _columns;

    /// <param name="own">What the tool's method takes; the added arguments come after them.</param>
    /// <param name="columns">The properties that a row can have; asked for by the first call.</param>
    public RowsArguments(string tool, RowsAttribute rows, IReadOnlyList<HandlerParameter> own, Lazy<IReadOnlyList<string>> columns)
    {
        (_tool, _first, _columns, IsLong) = (tool, own.Count, columns, rows.Limit >= ManyRows);
        List<HandlerParameter> added = [];
        // A tool that declares its own limit cuts its list itself, so there are no pages.
        if (own.All(parameter => parameter.Name != Limit))
        {
            var limit = new NumberArgument(typeof(int), Bounds.None with { Minimum = 1, Maximum = rows.Most });
            added.Add(New(Limit, "Maximum number of rows.", limit, rows.Limit, "20", rows.Limit < UsuallyEnough));
            added.Add(New(Cursor, "nextCursor of the previous answer.", new TextArgument(Bounds.None with { MaxLength = 64 }), null, "leave it out"));
        }
        var fields = new ListArgument(typeof(string), new TextArgument(Bounds.None, Columns), Bounds.None);
        added.Add(New(Fields, "Only these properties of each row.", fields, null, example: null, listed: false));
        var format = new ChoiceArgument(typeof(RowsFormat));
        added.Add(New(Format, "compact: names once, then values.", format, RowsFormat.Json, "compact", IsLong));
        Added = [.. added.Where(parameter => own.All(other => other.Name != parameter.Name))];

        string Columns() => string.Join(',', columns.Value.Take(2));
    }

    public IReadOnlyList<HandlerParameter> Added { get; }

    /// <summary>Whether an answer often has more rows than fit.</summary>
    public bool IsLong { get; }

    public bool Pages => Added.Any(parameter => parameter.Name == Limit);

    /// <param name="values">What was bound: the method's own arguments, then the added ones.</param>
    /// <exception cref="ToolException">A field is unknown, or the cursor belongs to another call.</exception>
    public RowsRequest Read(object?[] values, JsonElement arguments)
    {
        var key = Pages ? RowsCursor.KeyOf(_tool, arguments, Names) : string.Empty;
        return new RowsRequest(
            Value(Limit) as int?,
            Value(Cursor) is string { Length: > 0 } cursor ? RowsCursor.Read(cursor, key) : null,
            [.. (Value(Fields) as string[] ?? []).Select(Known).Distinct()],
            Value(Format) as RowsFormat? ?? RowsFormat.Json,
            key);

        object? Value(string name)
        {
            for (var i = 0; i < Added.Count; i++)
            {
                if (Added[i].Name == name)
                    return values[_first + i];
            }
            return null;
        }
    }

    private static HandlerParameter New(string name, string description, ArgumentType type, object? value, string? example, bool listed = true) =>
        new(name, description, type, Required: false, value, example) { Listed = listed };

    private string Known(string field) =>
        _columns.Value.FirstOrDefault(column => string.Equals(column, field, StringComparison.OrdinalIgnoreCase))
        ?? throw ToolErrors.InvalidArgument(
            $"{Fields}: must be of {string.Join(", ", _columns.Value)}; got '{UntrustedText.Show(field)}'; "
            + $"example: {string.Join(',', _columns.Value.Take(2))}");
}
