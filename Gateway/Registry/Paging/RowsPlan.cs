using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Paging;

/// <summary>Applies <see cref="RowsAttribute"/> to one tool: the added arguments, the output schema, and the shaping of the result.</summary>
internal sealed class RowsPlan
{
    private readonly RowsAttribute _rows;
    private readonly RowsArguments _arguments;
    private readonly Lazy<IReadOnlyList<string>> _columns;
    private readonly Lazy<JsonElement> _output;

    /// <param name="own">What the tool's method takes.</param>
    /// <param name="result">What the method returns.</param>
    /// <exception cref="InvalidOperationException">The result has no such list.</exception>
    public RowsPlan(string tool, RowsAttribute rows, IReadOnlyList<HandlerParameter> own, Type result, string place)
    {
        RowsSchema.RequireRows(result, rows.Property, place);
        _rows = rows;
        _columns = new Lazy<IReadOnlyList<string>>(() => RowsSchema.Columns(SchemaBuilder.Output(result, place), rows.Property, place));
        _arguments = new RowsArguments(tool, rows, own, _columns);
        _output = new Lazy<JsonElement>(() => RowsSchema.Shape(SchemaBuilder.Output(result, place), rows, _arguments.Pages));
    }

    public JsonElement OutputSchema => _output.Value;

    public IReadOnlyList<HandlerParameter> Added => _arguments.Added;

    /// <exception cref="ToolException">A requested field does not exist, or the cursor is invalid; thrown before the tool is called.</exception>
    public RowsRequest Read(object?[] values, JsonElement arguments) => _arguments.Read(values, arguments);

    /// <summary>Whether an answer often has more rows than fit.</summary>
    public bool IsLong => _arguments.IsLong;

    /// <summary>Cuts and shapes the list of a result; a result without the list stays as it is.</summary>
    /// <param name="size">The bytes that the answer keeps to; it has one row at least.</param>
    public byte[] Shape(byte[] result, RowsRequest request, int size = int.MaxValue)
    {
        using var document = JsonDocument.Parse(result);
        if (!document.RootElement.TryGetProperty(_rows.Property, out var list) || list.ValueKind != JsonValueKind.Array)
            return result;
        while (true)
        {
            var page = RowsPage.Cut(list, request, _rows.NewestLast);
            var answer = Write(document.RootElement, page, request, result.Length);
            var rows = page.Rows.Count;
            if (answer.Length <= size || rows <= 1 || !_arguments.Pages)
                return answer;
            // The rows are about equally long; what stands beside them makes the estimate too high, so it is repeated.
            request = request with { Limit = (int)Math.Clamp((long)rows * size / answer.Length, 1, rows - 1) };
        }
    }

    private byte[] Write(JsonElement result, RowsPage page, RowsRequest request, int size)
    {
        var columns = request.Fields.Count > 0 ? request.Fields : page.Filled(_columns.Value);
        var common = _rows.Common ? RowsCommon.Of(page.Rows, columns) : [];
        return new RowsWriter(_rows.Property, request, page, [.. columns.Except(common)], common, _arguments.Pages).Write(result, size);
    }
}
