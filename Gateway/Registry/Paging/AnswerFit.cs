using Gateway.Handlers;
using Gateway.Registry.Arguments;

namespace Gateway.Registry.Paging;

/// <summary>
/// Fits the answers of one tool into their size. Lists of <see cref="RowsAttribute"/> are cut to rows that a cursor continues, texts of
/// <see cref="LongTextAttribute"/> to a part that an offset continues; what is still too large loses the ends of its longest lists and texts.
/// </summary>
internal sealed class AnswerFit
{
    private const string MaxBytes = "maxBytes";
    private const int Least = 1000;

    private readonly RowsPlan? _rows;
    private readonly TextPlan? _text;
    private readonly int _place;

    /// <param name="own">What the tool's method takes.</param>
    /// <param name="asks">Whether a caller may ask for a larger answer.</param>
    public AnswerFit(RowsPlan? rows, TextPlan? text, IReadOnlyList<HandlerParameter> own, bool asks)
    {
        (_rows, _text) = (rows, text);
        IsLong = rows is { IsLong: true } || text is not null;
        Added = [.. rows?.Added ?? [], .. text?.Added ?? []];
        if (asks && own.All(parameter => parameter.Name != MaxBytes))
            Added = [.. Added, Size(IsLong)];
        _place = own.Concat(Added).Select(parameter => parameter.Name).ToList().IndexOf(MaxBytes);
    }

    /// <summary>The arguments that the tool takes besides its own, in order.</summary>
    public IReadOnlyList<HandlerParameter> Added { get; }

    /// <summary>Whether answers are often longer than their size, so that asking for more is listed.</summary>
    public bool IsLong { get; }

    /// <exception cref="ToolException">A requested field does not exist, or the cursor is invalid; thrown before the tool is called.</exception>
    public AnswerRequest Read(object?[] values, JsonElement arguments, AnswerLimit limit) => new(
        _place >= 0 && values[_place] is int asked ? asked : limit.Bytes,
        _rows?.Read(values, arguments),
        _text?.Read(values) ?? 0);

    public byte[] Shape(byte[] result, AnswerRequest request)
    {
        if (_rows is not null)
            result = _rows.Shape(result, request.Rows!, request.Bytes);
        if (_text is not null)
            result = _text.Shape(result, request.Offset, request.Bytes);
        return result.Length <= request.Bytes ? result : JsonCut.Fit(result, request.Bytes, _place >= 0);
    }

    private static HandlerParameter Size(bool listed) => new(
        MaxBytes, "Maximum answer size in bytes.",
        new NumberArgument(typeof(int), Bounds.None with { Minimum = Least, Maximum = AnswerLimit.Most }), Required: false, Default: null, "100000")
    {
        Listed = listed,
    };
}

/// <summary>The size of an answer and the part of it that a caller asks for.</summary>
/// <param name="Offset">The first character of a long text.</param>
internal readonly record struct AnswerRequest(int Bytes, RowsRequest? Rows, int Offset);
